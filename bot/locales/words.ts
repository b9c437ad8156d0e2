import type { CommandName } from './catalogue.ts'
import { type Language, folded, languages } from './languages.ts'

/**
 * The names of commands in each language, the one that `help` shows first; the English ones are understood everywhere.
 *
 * A word may stand in several languages, but always for the same command.
 */
const COMMAND_WORDS: Readonly<
  Record<Exclude<Language, 'en'>, { readonly [N in CommandName]?: readonly string[] }>
> = {
  'zh-Hans': {
    check: ['检查', '检测', '测试', '查询', '验证'],
    features: ['特性', '功能'],
    full: ['完整', '全面'],
    raw: ['证据', '原始'],
    watch: ['监视', '关注', '监控'],
    unwatch: ['取消监视', '取消关注', '取消监控', '停止监视', '停止'],
    list: ['列表', '清单'],
    card: ['卡片', '图片'],
    contact: ['联系', '联络'],
    letter: ['信', '信件', '写信'],
    approve: ['批准'],
    'opt-out': ['退出检测'],
    'opt-in': ['允许检测'],
    retest: ['重新检测', '复测'],
    'require-from': ['强制日期'],
    history: ['历史', '历史记录'],
    diff: ['差异', '变化', '比较', '对比'],
    campaign: ['倡议'],
    note: ['备注'],
    sent: ['已发送', '已寄出', '已发出'],
    answered: ['已答复', '已回复'],
    promise: ['承诺'],
    done: ['完成'],
    reopen: ['重开', '重新打开'],
    campaigns: ['所有倡议'],
    calendar: ['日历'],
    stats: ['统计'],
    export: ['导出'],
    limits: ['限额', '限制', '配额'],
    status: ['状态'],
    lang: ['语言'],
    about: ['关于'],
    forget: ['忘记'],
    block: ['屏蔽', '封锁'],
    unblock: ['取消屏蔽', '解封'],
    mute: ['静音', '禁言'],
    leave: ['离开', '退出'],
    rooms: ['聊天室', '房间'],
    join: ['加入', '进入'],
    help: ['帮助'],
  },
  'zh-Hant': {
    check: ['檢查', '檢測', '測試', '確認', '查詢', '驗證'],
    features: ['特性', '功能'],
    full: ['完整', '全面'],
    raw: ['證據', '原始'],
    watch: ['監視', '關注', '監控'],
    unwatch: ['取消監視', '取消關注', '取消監控', '停止監視', '停止'],
    list: ['清單', '列表'],
    card: ['卡片', '圖片'],
    contact: ['聯絡', '聯繫'],
    letter: ['信', '信件', '寫信'],
    approve: ['核准', '批准'],
    'opt-out': ['退出檢測'],
    'opt-in': ['允許檢測'],
    retest: ['重新檢測', '複測'],
    'require-from': ['強制日期'],
    history: ['歷史', '歷史紀錄'],
    diff: ['差異', '變化', '比較', '對比'],
    campaign: ['倡議'],
    note: ['備註'],
    sent: ['已寄出', '已發送'],
    answered: ['已回覆', '已答覆'],
    promise: ['承諾'],
    done: ['完成'],
    reopen: ['重開', '重新開啟'],
    campaigns: ['所有倡議'],
    calendar: ['行事曆', '日曆'],
    stats: ['統計'],
    export: ['匯出'],
    limits: ['額度', '限制', '配額'],
    status: ['狀態'],
    lang: ['語言'],
    about: ['關於'],
    forget: ['忘記'],
    block: ['封鎖'],
    unblock: ['解除封鎖', '解封'],
    mute: ['靜音', '禁言'],
    leave: ['離開', '退出'],
    rooms: ['聊天室', '房間'],
    join: ['加入', '進入'],
    help: ['說明', '幫助'],
  },
  ja: {
    check: ['確認', 'チェック', '検査', 'テスト', '調べて', '診断'],
    features: ['機能'],
    full: ['詳細', 'フル', '詳しく'],
    raw: ['証拠', '生データ'],
    watch: ['監視', 'ウォッチ'],
    unwatch: ['監視解除', '監視停止', '解除', '停止'],
    list: ['一覧', 'リスト'],
    card: ['カード', '画像'],
    contact: ['連絡先', '連絡'],
    letter: ['手紙'],
    approve: ['承認'],
    'opt-out': ['検査拒否'],
    'opt-in': ['検査許可'],
    retest: ['再検査', '再テスト'],
    'require-from': ['必須化'],
    history: ['履歴'],
    diff: ['差分', '比較'],
    campaign: ['働きかけ', 'キャンペーン'],
    note: ['メモ'],
    sent: ['送信済み'],
    answered: ['返信あり'],
    promise: ['約束'],
    done: ['完了'],
    reopen: ['再開'],
    campaigns: ['働きかけ一覧', 'キャンペーン一覧'],
    calendar: ['予定', 'カレンダー'],
    stats: ['統計'],
    export: ['書き出し', 'エクスポート'],
    limits: ['制限'],
    status: ['状態', 'ステータス'],
    lang: ['言語'],
    about: ['情報', 'このボットについて'],
    forget: ['忘れて', '忘却'],
    block: ['ブロック'],
    unblock: ['ブロック解除'],
    mute: ['沈黙', 'ミュート', '静かに'],
    leave: ['退出', '退室', '出て'],
    rooms: ['部屋', 'ルーム'],
    join: ['入室', '参加', '入って'],
    help: ['ヘルプ', '使い方', '助けて'],
  },
  de: {
    check: [
      'prüfe',
      'prüfen',
      'pruefe',
      'pruefen',
      'teste',
      'testen',
      'überprüfe',
      'überprüfen',
      'ueberpruefe',
      'ueberpruefen',
    ],
    features: ['features', 'merkmale', 'funktionen'],
    full: ['alles', 'vollständig'],
    raw: ['belege', 'beleg', 'rohdaten'],
    watch: ['beobachte', 'beobachten', 'überwache', 'überwachen'],
    unwatch: ['abbestelle', 'abbestellen', 'stopp'],
    list: ['liste'],
    card: ['karte', 'bild'],
    contact: ['kontakt', 'kontakte'],
    letter: ['brief'],
    approve: ['freigeben', 'genehmige', 'genehmigen'],
    'opt-out': ['austragen'],
    'opt-in': ['zulassen'],
    retest: ['nachtesten', 'nachprüfen'],
    'require-from': ['pflicht-ab'],
    history: ['verlauf', 'historie'],
    diff: ['unterschied', 'unterschiede', 'vergleiche'],
    campaign: ['kampagne'],
    note: ['notiz', 'notiere'],
    sent: ['gesendet', 'verschickt'],
    answered: ['beantwortet', 'geantwortet'],
    promise: ['zusage', 'zugesagt'],
    done: ['erledigt', 'fertig'],
    reopen: ['fortsetzen'],
    campaigns: ['kampagnen'],
    calendar: ['kalender'],
    stats: ['statistik'],
    export: ['exportiere', 'exportieren'],
    limits: ['grenzen', 'limit'],
    status: ['zustand'],
    lang: ['sprache'],
    about: ['über', 'ueber', 'info'],
    forget: ['vergiss', 'vergessen'],
    block: ['sperre', 'sperren', 'blockiere'],
    unblock: ['entsperre', 'entsperren'],
    mute: ['stumm', 'schweige'],
    leave: ['verlasse', 'verlassen', 'geh'],
    rooms: ['räume', 'raeume'],
    join: ['betrete', 'betreten', 'beitreten'],
    help: ['hilfe'],
  },
  ru: {
    check: ['проверь', 'проверить', 'проверка', 'тест', 'протестируй'],
    features: ['возможности', 'функции'],
    full: ['подробно', 'полностью'],
    raw: ['доказательства', 'сырые'],
    watch: ['следи', 'следить', 'отслеживай', 'наблюдай'],
    unwatch: ['не-следи', 'отпишись', 'стоп'],
    list: ['список'],
    card: ['карточка', 'картинка'],
    contact: ['контакты', 'контакт'],
    letter: ['письмо'],
    approve: ['одобри', 'одобрить'],
    'opt-out': ['не-проверяй'],
    'opt-in': ['разреши'],
    retest: ['перепроверь', 'перепроверить'],
    'require-from': ['обязателен-с'],
    history: ['история'],
    diff: ['разница', 'изменения', 'сравни'],
    campaign: ['кампания'],
    note: ['заметка', 'запиши'],
    sent: ['отправлено'],
    answered: ['ответили'],
    promise: ['обещание', 'обещали'],
    done: ['готово', 'сделано'],
    reopen: ['возобнови', 'возобновить'],
    campaigns: ['кампании'],
    calendar: ['календарь'],
    stats: ['статистика'],
    export: ['экспорт', 'выгрузи'],
    limits: ['лимиты', 'ограничения'],
    status: ['состояние', 'статус'],
    lang: ['язык'],
    about: ['инфо', 'о-боте'],
    forget: ['забудь', 'забыть'],
    block: ['заблокируй', 'блок', 'заблокировать'],
    unblock: ['разблокируй', 'разблокировать'],
    mute: ['тишина', 'молчи'],
    leave: ['покинь', 'выйди', 'уйди', 'выйти'],
    rooms: ['комнаты'],
    join: ['войди', 'зайди', 'войти'],
    help: ['помощь', 'справка', 'помоги'],
  },
  fr: {
    check: ['vérifie', 'vérifier', 'teste', 'tester', 'contrôle', 'contrôler'],
    features: ['fonctions', 'fonctionnalités'],
    full: ['complet', 'tout'],
    raw: ['preuves', 'preuve', 'brut'],
    watch: ['surveille', 'surveiller', 'suivre'],
    unwatch: ['désabonne', 'désabonner', 'arrête', 'arrêter'],
    list: ['liste', 'lister'],
    card: ['carte', 'image'],
    contact: ['contact', 'contacts'],
    letter: ['lettre'],
    approve: ['approuve', 'approuver'],
    'opt-out': ['exclus', 'exclure'],
    'opt-in': ['autorise', 'autoriser'],
    retest: ['reteste', 'retester'],
    'require-from': ['obligatoire'],
    history: ['historique'],
    diff: ['différences', 'différence', 'compare', 'comparer'],
    campaign: ['campagne'],
    note: ['note', 'noter'],
    sent: ['envoyé', 'envoyée'],
    answered: ['répondu'],
    promise: ['promis', 'promesse'],
    done: ['fait', 'terminé'],
    reopen: ['rouvre', 'rouvrir'],
    campaigns: ['campagnes'],
    calendar: ['calendrier', 'agenda'],
    stats: ['statistiques'],
    export: ['exporte', 'exporter'],
    limits: ['limites', 'quotas'],
    status: ['état'],
    lang: ['langue'],
    about: ['infos', 'à-propos'],
    forget: ['oublie', 'oublier'],
    block: ['bloque', 'bloquer'],
    unblock: ['débloque', 'débloquer'],
    mute: ['silence'],
    leave: ['quitte', 'quitter'],
    rooms: ['salons'],
    join: ['rejoins', 'rejoindre', 'entre', 'entrer'],
    help: ['aide'],
  },
  es: {
    check: ['comprueba', 'comprobar', 'verifica', 'verificar', 'prueba', 'probar', 'revisa', 'revisar'],
    features: ['funciones', 'características'],
    full: ['completo', 'todo'],
    raw: ['evidencia', 'evidencias'],
    watch: ['vigila', 'vigilar', 'sigue', 'seguir'],
    unwatch: ['deja', 'dejar', 'detén', 'detener'],
    list: ['lista', 'listar'],
    card: ['tarjeta', 'imagen'],
    contact: ['contacto', 'contactos'],
    letter: ['carta'],
    approve: ['aprueba', 'aprobar'],
    'opt-out': ['excluye', 'excluir'],
    'opt-in': ['permite', 'permitir'],
    retest: ['recomprueba', 'recomprobar', 'reprueba'],
    'require-from': ['obligatorio'],
    history: ['historial', 'historia'],
    diff: ['diferencias', 'diferencia', 'compara', 'comparar'],
    campaign: ['campaña'],
    note: ['nota', 'anota'],
    sent: ['enviado', 'enviada'],
    answered: ['respondido', 'respondieron'],
    promise: ['prometido', 'promesa'],
    done: ['hecho', 'terminado'],
    reopen: ['reabre', 'reabrir'],
    campaigns: ['campañas'],
    calendar: ['calendario', 'agenda'],
    stats: ['estadísticas'],
    export: ['exporta', 'exportar'],
    limits: ['límites'],
    status: ['estado'],
    lang: ['idioma', 'lengua'],
    about: ['acerca', 'información'],
    forget: ['olvida', 'olvidar'],
    block: ['bloquea', 'bloquear'],
    unblock: ['desbloquea', 'desbloquear'],
    mute: ['silencio', 'calla', 'silencia'],
    leave: ['sal', 'salir', 'vete'],
    rooms: ['salas'],
    join: ['entra', 'entrar'],
    help: ['ayuda'],
  },
}

/**
 * What people say in English for a command that has another name. Where other languages have the word too, an answer in those would
 * puzzle whoever meant it in English.
 */
const ALSO_ENGLISH: ReadonlyMap<string, CommandName> = new Map([
  ['agenda', 'calendar'],
  ['compare', 'diff'],
  ['contacts', 'contact'],
  ['image', 'card'],
  ['info', 'about'],
  ['limit', 'limits'],
  ['picture', 'card'],
  ['quotas', 'limits'],
  ['scan', 'check'],
  ['silence', 'mute'],
  ['stop', 'unwatch'],
  ['test', 'check'],
])

/** The command that a word means in English although it is not its name; like the names, it tells nothing of who says it. */
export function alsoEnglish(word: string): CommandName | undefined {
  return ALSO_ENGLISH.get(folded(word))
}

/** A word found to be a command's name. */
export interface NamedCommand {
  /** In English. */
  readonly command: string
  /** Those that have the word for it, the one that shows it first in front; at least one. */
  readonly languages: readonly Language[]
}

const BY_WORD: ReadonlyMap<string, NamedCommand> = byWord()

function byWord(): Map<string, NamedCommand> {
  const found = new Map<string, NamedCommand>()
  for (const [language, commands] of tables()) {
    for (const [command, words] of Object.entries(commands)) {
      const [shown, ...others] = words.map(folded)
      for (const word of new Set([shown, ...others].filter((one) => one !== undefined))) {
        const known = found.get(word)?.languages ?? []
        found.set(word, { command, languages: word === shown ? [language, ...known] : [...known, language] })
      }
    }
  }
  return found
}

function tables(): readonly (readonly [Language, Readonly<Record<string, readonly string[]>>])[] {
  return languages.flatMap((language) =>
    language === 'en' ? [] : [[language, COMMAND_WORDS[language]] as const],
  )
}

/** The command that a word names in any language but English, however it is typed; `undefined` when it names none. */
export function commandNamed(word: string): NamedCommand | undefined {
  return BY_WORD.get(folded(word))
}

/** Scripts that are written without spaces between words. */
const WITHOUT_SPACES =
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]+/u

/**
 * Parts a command's name from what follows it without a space, or behind a colon, as it is typed in Chinese and Japanese: `检查xmpp.jp`.
 *
 * @returns Name and rest; `undefined` where the word does not begin with a name, or is nothing but one.
 */
export function partCommand(word: string): readonly [name: string, rest: string] | undefined {
  const [name = ''] = WITHOUT_SPACES.exec(word.normalize('NFKC')) ?? []
  const rest = word
    .normalize('NFKC')
    .slice(name.length)
    .replace(/^[:,、。]+/u, '')
  return rest === '' || commandNamed(name) === undefined ? undefined : [name, rest]
}

/** Every name that a language has for a command, the one to be shown first. */
export function wordsFor(command: string, language: Language): readonly [string, ...string[]] {
  const [, commands = {}] = tables().find(([own]) => own === language) ?? []
  const [shown, ...others] = Object.hasOwn(commands, command) ? (commands[command] ?? []) : []
  return shown === undefined ? [command] : [shown, ...others]
}
