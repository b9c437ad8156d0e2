/** What people say around a command, to a bot as to each other, and sentences that stand for one. */
import { type Language, folded, languages } from './languages.ts'

interface Phrases {
  /** Said before anything is asked. */
  readonly greetings: readonly string[]
  readonly thanks: readonly string[]
  /** Say nothing but that something is asked for, and politely. */
  readonly requests: readonly string[]
  /** In front of a domain; several words as well. */
  readonly small: readonly string[]
  /** The same once more. */
  readonly again: readonly string[]
  /** Turn watching into its end. */
  readonly not: readonly string[]
  /** What else stands for the words behind a command's name. */
  readonly options: Readonly<Record<string, readonly string[]>>
  /** Whole lines, and the line that they stand for. */
  readonly lines: Readonly<Record<string, string>>
}

const PHRASES: Readonly<Record<Language, Phrases>> = {
  en: {
    greetings: ['hello', 'hi', 'hey', 'good morning', 'good evening', 'hello there'],
    thanks: ['thanks', 'thank you', 'thx', 'many thanks'],
    requests: ['please', 'pls', 'can you', 'could you', 'would you', 'will you', 'i want to', 'now'],
    small: ['the', 'a', 'an', 'of', 'to', 'for', 'about', 'on', 'at', 'server', 'domain'],
    again: ['again', 'once more', 'anew'],
    not: ['not', 'don’t', "don't", 'do not', 'stop', 'no longer', 'no more'],
    options: {
      hourly: ['every hour'],
      daily: ['every day'],
      weekly: ['every week'],
    },
    lines: {
      'help me': 'help',
      'what can you do': 'help',
      'how does it work': 'help',
      'how does this work': 'help',
      'delete my data': 'forget me',
      english: 'lang en',
      'in english': 'lang en',
      'speak english': 'lang en',
    },
  },
  'zh-Hans': {
    greetings: ['你好', '您好', '嗨', '哈喽', '哈罗', '大家好', '早上好', '晚上好'],
    thanks: ['谢谢', '多谢', '谢谢你', '谢谢您', '感谢'],
    requests: ['请', '麻烦', '帮我', '请帮我', '帮忙', '请问', '给我', '一下', '看看', '吧', '吗', '好吗'],
    small: ['给', '对', '关于', '服务器', '一下', '域名'],
    again: ['再', '再次', '重新', '再一次'],
    not: ['不要', '别', '别再', '不再', '不要再', '停止', '取消'],
    options: {
      hourly: ['每小时'],
      daily: ['每天', '每日'],
      weekly: ['每周', '每星期'],
      anyway: ['仍然', '仍要', '强制执行'],
      first: ['首封', '第一封'],
      reminder: ['提醒', '催促'],
      'after-outage': ['中断之后', '中断后'],
      thanks: ['致谢', '感谢信'],
      show: ['显示', '查看'],
    },
    lines: {
      忘记我: '忘记 我',
      忘掉我: '忘记 我',
      删除我的数据: '忘记 我',
      中文: '语言 zh-Hans',
      说中文: '语言 zh-Hans',
      请说中文: '语言 zh-Hans',
      用中文: '语言 zh-Hans',
      请用中文: '语言 zh-Hans',
      切换到中文: '语言 zh-Hans',
      简体中文: '语言 zh-Hans',
    },
  },
  'zh-Hant': {
    greetings: ['你好', '您好', '嗨', '哈囉', '大家好', '早安', '午安', '晚安'],
    thanks: ['謝謝', '多謝', '謝謝你', '謝謝您', '感謝'],
    requests: [
      '請',
      '麻煩',
      '麻煩你',
      '幫我',
      '請幫我',
      '幫忙',
      '請問',
      '給我',
      '一下',
      '看看',
      '吧',
      '嗎',
      '好嗎',
    ],
    small: ['給', '對', '關於', '伺服器', '一下', '網域'],
    again: ['再', '再次', '重新', '再一次'],
    not: ['不要', '別', '別再', '不再', '不要再', '停止', '取消'],
    options: {
      hourly: ['每小時'],
      daily: ['每天', '每日'],
      weekly: ['每週', '每周', '每星期'],
      anyway: ['仍然', '仍要'],
      first: ['首封', '第一封'],
      reminder: ['提醒', '催促'],
      'after-outage': ['中斷之後', '中斷後'],
      thanks: ['致謝', '感謝信'],
      show: ['顯示', '查看'],
    },
    lines: {
      忘記我: '忘記 我',
      忘掉我: '忘記 我',
      刪除我的資料: '忘記 我',
      說中文: '語言 zh-Hant',
      講中文: '語言 zh-Hant',
      請說中文: '語言 zh-Hant',
      請用中文: '語言 zh-Hant',
      請說繁體中文: '語言 zh-Hant',
      繁體中文: '語言 zh-Hant',
      正體中文: '語言 zh-Hant',
    },
  },
  ja: {
    greetings: [
      'こんにちは',
      'こんばんは',
      'おはよう',
      'おはようございます',
      'はじめまして',
      '初めまして',
      'どうも',
    ],
    thanks: ['ありがとう', 'ありがとうございます', 'ありがとうございました', 'どうも', 'サンキュー'],
    requests: [
      'すみません',
      'すいません',
      'お願い',
      'お願いします',
      'おねがいします',
      'ください',
      '下さい',
      'ちょっと',
    ],
    small: ['サーバー', 'サーバ'],
    again: ['もう一度', '再度', 'もう一回'],
    not: ['やめて', '停止', '解除', 'しないで'],
    options: {
      hourly: ['毎時', '毎時間'],
      daily: ['毎日'],
      weekly: ['毎週'],
      anyway: ['それでも', 'とにかく'],
      first: ['最初', '最初の手紙'],
      reminder: ['再度の連絡', '催促', 'リマインダー'],
      'after-outage': ['障害の後', '障害後'],
      thanks: ['お礼', '御礼'],
      show: ['表示', '見せて'],
    },
    lines: {
      私を忘れて: '忘れて 私',
      私のことを忘れて: '忘れて 私',
      私のことは忘れて: '忘れて 私',
      データを削除して: '忘れて 私',
      私のデータを削除して: '忘れて 私',
      日本語: '言語 ja',
      日本語で: '言語 ja',
      日本語でお願いします: '言語 ja',
      日本語で話して: '言語 ja',
    },
  },
  de: {
    greetings: [
      'hallo',
      'moin',
      'servus',
      'grüß gott',
      'guten tag',
      'guten morgen',
      'guten abend',
      'hallo zusammen',
    ],
    thanks: ['danke', 'danke schön', 'dankeschön', 'vielen dank', 'merci'],
    requests: [
      'bitte',
      'mal',
      'doch',
      'kannst du',
      'könntest du',
      'können sie',
      'könnten sie',
      'sie',
      'mir',
      'uns',
      'würdest du',
      'jetzt',
      'doch mal',
      'mal bitte',
    ],
    small: [
      'an',
      'von',
      'für',
      'über',
      'zu',
      'auf',
      'den',
      'die',
      'der',
      'das',
      'dem',
      'einen',
      'eine',
      'server',
      'domain',
    ],
    again: ['nochmal', 'noch mal', 'noch einmal', 'nochmals', 'erneut', 'wieder', 'neu'],
    not: ['nicht', 'nicht mehr', 'nicht länger'],
    options: {
      hourly: ['stündlich', 'jede stunde'],
      daily: ['täglich', 'jeden tag'],
      weekly: ['wöchentlich', 'jede woche'],
      anyway: ['trotzdem', 'dennoch'],
      first: ['erster', 'erster brief', 'erste'],
      reminder: ['erinnerung', 'mahnung'],
      'after-outage': ['nach ausfall', 'nach dem ausfall', 'nach einem ausfall'],
      thanks: ['dank', 'dankesbrief'],
      show: ['zeigen', 'zeige', 'anzeigen'],
    },
    lines: {
      'was kannst du': 'hilfe',
      'was kannst du alles': 'hilfe',
      'wie funktioniert das': 'hilfe',
      'wie geht das': 'hilfe',
      'lösche meine daten': 'vergiss mich',
      deutsch: 'sprache de',
      'auf deutsch': 'sprache de',
      'sprich deutsch': 'sprache de',
    },
  },
  ru: {
    greetings: [
      'привет',
      'приветствую',
      'здравствуйте',
      'здравствуй',
      'добрый день',
      'добрый вечер',
      'доброе утро',
    ],
    thanks: ['спасибо', 'большое спасибо', 'благодарю', 'спс'],
    requests: [
      'пожалуйста',
      'плиз',
      'пж',
      'можешь',
      'можете',
      'ты можешь',
      'не могли бы вы',
      'не мог бы ты',
      'мне',
      'нам',
      'прошу',
      'ка',
      'а',
    ],
    small: [
      'за',
      'на',
      'для',
      'по',
      'о',
      'об',
      'с',
      'к',
      'у',
      'про',
      'сервер',
      'сервера',
      'сервером',
      'домен',
      'домена',
      'доменом',
    ],
    again: ['ещё раз', 'снова', 'заново', 'опять', 'повторно'],
    not: ['не', 'больше не', 'перестань', 'перестаньте', 'хватит', 'прекрати', 'прекратите'],
    options: {
      hourly: ['ежечасно', 'каждый час'],
      daily: ['ежедневно', 'каждый день'],
      weekly: ['еженедельно', 'каждую неделю', 'раз в неделю'],
      anyway: ['всё равно'],
      first: ['первое'],
      reminder: ['напоминание'],
      'after-outage': ['после сбоя'],
      thanks: ['благодарность'],
      show: ['покажи', 'показать', 'покажите'],
    },
    lines: {
      'что ты умеешь': 'помощь',
      'что ты можешь': 'помощь',
      'что умеешь': 'помощь',
      'как пользоваться': 'помощь',
      'как это работает': 'помощь',
      'забудь обо мне': 'забудь меня',
      'забудь про меня': 'забудь меня',
      'удали мои данные': 'забудь меня',
      русский: 'язык ru',
      'по-русски': 'язык ru',
      'на русском': 'язык ru',
      'говори по-русски': 'язык ru',
    },
  },
  fr: {
    greetings: ['bonjour', 'salut', 'bonsoir', 'coucou', 'bonjour à tous'],
    thanks: ['merci', 'merci beaucoup', 'merci bien'],
    requests: [
      's’il te plaît',
      "s'il te plaît",
      's’il vous plaît',
      "s'il vous plaît",
      'stp',
      'svp',
      'peux-tu',
      'pourrais-tu',
      'pouvez-vous',
      'pourriez-vous',
      'tu peux',
      'vous pouvez',
      'moi',
      'veuillez',
      'je voudrais',
      'merci de',
    ],
    small: ['de', 'du', 'd’', 'à', 'au', 'sur', 'pour', 'le', 'la', 'un', 'une', 'serveur', 'domaine', 'les'],
    again: ['à nouveau', 'de nouveau', 'encore', 'encore une fois'],
    not: [
      'ne plus',
      'pas',
      'ne pas',
      'ne',
      'n’',
      'plus',
      'arrête de',
      'arrêter de',
      'arrêtez de',
      'cesse de',
      'cessez de',
    ],
    options: {
      hourly: ['chaque heure', 'toutes les heures'],
      daily: ['chaque jour', 'tous les jours', 'quotidien'],
      weekly: ['chaque semaine', 'toutes les semaines', 'hebdomadaire'],
      anyway: ['quand même', 'malgré tout'],
      first: ['première', 'premier'],
      reminder: ['rappel', 'relance'],
      'after-outage': ['après une panne', 'après la panne', 'après panne'],
      thanks: ['remerciement', 'remerciements'],
      show: ['montre', 'montrer', 'affiche', 'afficher'],
    },
    lines: {
      'que sais-tu faire': 'aide',
      'que peux-tu faire': 'aide',
      'comment ça marche': 'aide',
      "à l'aide": 'aide',
      'à l’aide': 'aide',
      'aide-moi': 'aide',
      'aidez-moi': 'aide',
      'oublie-moi': 'oublie moi',
      'oubliez-moi': 'oublie moi',
      'efface mes données': 'oublie moi',
      français: 'langue fr',
      'en français': 'langue fr',
      'parle français': 'langue fr',
    },
  },
  es: {
    greetings: ['hola', 'buenas', 'buenos días', 'buenas tardes', 'buenas noches', 'hola a todos'],
    thanks: ['gracias', 'muchas gracias', 'mil gracias'],
    requests: [
      'por favor',
      'porfa',
      'porfavor',
      'puedes',
      'podrías',
      'puede',
      'podría',
      'me puedes',
      'me',
      'quiero',
      'quisiera',
    ],
    small: ['de', 'del', 'a', 'al', 'sobre', 'para', 'el', 'la', 'un', 'una', 'servidor', 'dominio', 'en'],
    again: ['de nuevo', 'otra vez', 'nuevamente', 'una vez más'],
    not: ['no', 'deja de', 'dejar de', 'deje de', 'ya no', 'más'],
    options: {
      hourly: ['cada hora'],
      daily: ['cada día', 'diario', 'todos los días'],
      weekly: ['cada semana', 'semanal', 'todas las semanas'],
      anyway: ['de todos modos', 'igualmente'],
      first: ['primera'],
      reminder: ['recordatorio'],
      'after-outage': ['tras una caída', 'tras la caída'],
      thanks: ['agradecimiento'],
      show: ['muestra', 'mostrar', 'muéstrame'],
    },
    lines: {
      'qué puedes hacer': 'ayuda',
      'qué sabes hacer': 'ayuda',
      'cómo funciona': 'ayuda',
      olvídame: 'olvida me',
      olvídeme: 'olvida me',
      'olvídate de mí': 'olvida me',
      'borra mis datos': 'olvida me',
      español: 'idioma es',
      'en español': 'idioma es',
      'habla español': 'idioma es',
    },
  },
}

/** Kinds of what is said around a command. */
export type PhraseKind = Exclude<keyof Phrases, 'lines' | 'options'>

const kinds = ['greetings', 'thanks', 'requests', 'small', 'again', 'not'] as const

const BY_KIND: ReadonlyMap<PhraseKind, ReadonlyMap<string, readonly Language[]>> = new Map(
  kinds.map((kind) => [kind, byPhrase(kind)]),
)

function byPhrase(kind: PhraseKind): Map<string, readonly Language[]> {
  const found = new Map<string, readonly Language[]>()
  for (const language of languages) {
    for (const phrase of PHRASES[language][kind].map(folded))
      found.set(phrase, [...(found.get(phrase) ?? []), language])
  }
  return found
}

const LINES: ReadonlyMap<string, string> = new Map(
  languages.flatMap((language) =>
    Object.entries(PHRASES[language].lines).map(([said, line]) => [folded(said), line] as const),
  ),
)

const OPTIONS: ReadonlyMap<string, string> = new Map(
  languages.flatMap((language) =>
    Object.entries(PHRASES[language].options).flatMap(([option, phrases]) =>
      phrases.map((phrase) => [folded(phrase), option] as const),
    ),
  ),
)

/** @returns The word behind a command's name that a phrase stands for; `undefined` where it stands for none. */
export function optionMeant(phrase: string): string | undefined {
  return OPTIONS.get(folded(phrase))
}

/** @returns In which languages that is said as one of that kind; none where it is not. */
export function phraseLanguages(kind: PhraseKind, phrase: string): readonly Language[] {
  return BY_KIND.get(kind)?.get(folded(phrase)) ?? []
}

/** @returns The line that a whole line stands for; `undefined` where it stands for itself. */
export function lineMeant(line: string): string | undefined {
  return LINES.get(folded(line))
}
