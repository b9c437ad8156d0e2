import { about } from './about.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { features } from './features.ts'
import { full } from './full.ts'
import { help } from './help.ts'
import { join } from './join.ts'
import { lang } from './lang.ts'
import { leave } from './leave.ts'
import { limits } from './limits.ts'
import { mute } from './mute.ts'
import { raw } from './raw.ts'
import { rooms } from './rooms.ts'
import { status } from './status.ts'

/** Every command, in the order in which `help` tells them. */
export const COMMANDS: readonly Command[] = [
  check,
  full,
  features,
  raw,
  lang,
  about,
  limits,
  status,
  mute,
  leave,
  rooms,
  join,
  help,
]
