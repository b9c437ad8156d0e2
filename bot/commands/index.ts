import { about } from './about.ts'
import { block, unblock } from './block.ts'
import { card } from './card.ts'
import { check } from './check.ts'
import { contact } from './contact.ts'
import type { Command } from './command.ts'
import { features } from './features.ts'
import { forget } from './forget.ts'
import { full } from './full.ts'
import { help } from './help.ts'
import { join } from './join.ts'
import { lang } from './lang.ts'
import { leave } from './leave.ts'
import { limits } from './limits.ts'
import { list } from './list.ts'
import { mute } from './mute.ts'
import { raw } from './raw.ts'
import { rooms } from './rooms.ts'
import { status } from './status.ts'
import { unwatch } from './unwatch.ts'
import { watch } from './watch.ts'

/** Every command, in the order in which `help` tells them. */
export const COMMANDS: readonly Command[] = [
  check,
  full,
  features,
  raw,
  card,
  watch,
  unwatch,
  list,
  contact,
  lang,
  about,
  limits,
  status,
  forget,
  mute,
  leave,
  rooms,
  join,
  block,
  unblock,
  help,
]
