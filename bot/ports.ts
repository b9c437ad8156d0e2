/** What the parts of the bot need of each other: interfaces and their types, nothing else. */
export type {
  IncomingMessage,
  Asker,
  Occupant,
  Picture,
  DataFile,
  OutgoingMessage,
  Dispatcher,
} from './ports/messages.ts'
export type {
  Family,
  ScanRequest,
  Scanner,
  Prober,
  Knocker,
  OnVerdict,
  ScanDesk,
  ScanAnswer,
  DomainReader,
} from './ports/scanning.ts'
export type {
  OptOutRecords,
  OptOutRegister,
  OutageReader,
  OutageStatus,
  AnnouncedOutage,
  ContactBook,
  ServerCard,
  Told,
  PublishedAddresses,
  ContactRole,
  ServerContact,
  ServerSoftware,
} from './ports/operators.ts'
export type {
  OwnConnection,
  OwnConnectionFacts,
  RoomDesk,
  RoomMembership,
  Messenger,
  Returned,
} from './ports/account.ts'
export type {
  Memory,
  BlockStore,
  MuteStore,
  RoomStore,
  RememberedRoom,
  PreferenceStore,
  LineHistory,
} from './ports/memory.ts'
export type { Ledger, LedgerAccess, CheckOutcome, CaseChange, Job, Queue } from './ports/ledger.ts'
export type { Clock, Log } from './ports/process.ts'
