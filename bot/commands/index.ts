import { about } from './about.ts'
import { answered } from './answered.ts'
import { approve } from './approve.ts'
import { letter } from './letter.ts'
import { requireFrom } from './require-from.ts'
import { block, unblock } from './block.ts'
import { calendar } from './calendar.ts'
import { campaign } from './campaign.ts'
import { campaigns } from './campaigns.ts'
import { card } from './card.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { contact } from './contact.ts'
import { diff } from './diff.ts'
import { done } from './done.ts'
import { exportCases } from './export.ts'
import { features } from './features.ts'
import { forget } from './forget.ts'
import { full } from './full.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { join } from './join.ts'
import { lang } from './lang.ts'
import { leave } from './leave.ts'
import { limits } from './limits.ts'
import { list } from './list.ts'
import { mute } from './mute.ts'
import { note } from './note.ts'
import { promise } from './promise.ts'
import { optIn, optOut } from './opt-out.ts'
import { raw } from './raw.ts'
import { reopen } from './reopen.ts'
import { retest } from './retest.ts'
import { rooms } from './rooms.ts'
import { sent } from './sent.ts'
import { stats } from './stats.ts'
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
  contact,
  watch,
  unwatch,
  list,
  history,
  diff,
  campaign,
  letter,
  approve,
  note,
  sent,
  answered,
  promise,
  done,
  reopen,
  campaigns,
  calendar,
  stats,
  exportCases,
  optOut,
  optIn,
  retest,
  requireFrom,
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
