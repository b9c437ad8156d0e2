import { expect } from 'chai'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { isPlainCommand, partLines } from '../../../bot/commands/lines.ts'
import { wholeCommand } from '../../../bot/commands/interpret.ts'
import { aConversation } from './conversation.ts'

/** The command that a line is taken for, in English; its words as they were typed. */
function meant(text: string): string | undefined {
  const found = wholeCommand(text, COMMANDS)
  return found && [found.command.name, ...found.words].join(' ')
}

/** What people say to each other when they want something, by what it comes to. */
const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  'check a.jp': [
    'please check a.jp',
    'Hi, could you please check a.jp?',
    'check the server a.jp, thanks!',
    'Kannst du bitte a.jp prüfen?',
    'Hallo! Prüf mal a.jp',
    'Prüfen Sie bitte den Server a.jp.',
    'teste a punkt jp',
    'Bonjour, pourriez-vous tester a.jp, s’il vous plaît ?',
    'vérifiez a.jp svp',
    '¿Podrías comprobar a.jp, por favor?',
    'Hola, revise a punto jp porfa',
    'Привет! Проверьте, пожалуйста, сервер a.jp',
    'Можешь проверить a.jp?',
    'a.jpを調べてください',
    'a.jp チェックお願いします',
    'おはようございます。a.jpを確認お願いします',
    '请帮我检查一下 a.jp，谢谢',
    '请检查一下a.jp',
    '麻煩查一下a.jp，謝謝',
  ],
  'check a.jp fresh': [
    'a.jp nochmal testen',
    'vérifie à nouveau a.jp',
    'проверь ещё раз a.jp',
    'prueba otra vez a.jp',
  ],
  'full a.jp': [
    'alles über a.jp',
    'analyse complète a.jp',
    'полная проверка a.jp',
    'a.jpを詳しく調べて',
    '详细检查 a.jp',
  ],
  'features a.jp': ['a.jpの機能'],
  'card a.jp': ['a.jpの画像をください'],
  'watch a.jp': ['следи за a.jp', 'a.jp beobachten', 'a.jpを監視して'],
  'watch a.jp weekly': [
    'beobachte a.jp wöchentlich',
    'surveille a.jp chaque semaine',
    'vigila a.jp cada semana',
    'следи за a.jp еженедельно',
    'a.jpを監視して 毎週',
    '监视 a.jp 每周',
  ],
  'letter a.jp reminder': ['Brief a.jp Erinnerung', 'lettre à a.jp rappel', '寫信 a.jp 提醒'],
  'letter a.jp thanks': ['手紙 a.jp お礼', 'письмо для a.jp благодарность'],
  'done a.jp anyway': ['fertig a.jp trotzdem', 'готово a.jp всё равно'],
  'unwatch a.jp': [
    'beobachte a.jp nicht mehr',
    'не следи за a.jp',
    'хватит следить за a.jp',
    'arrête de surveiller a.jp',
    'ne surveille plus a.jp',
    'deja de vigilar a.jp',
    'a.jp 監視やめて',
    '别再监视 a.jp',
  ],
  'letter a.jp': ['Brief an a.jp, danke!', 'lettre à a.jp', '寫信給 a.jp', '给 a.jp 写信'],
  'sent a.jp': ['письмо отправлено a.jp', 'lettre envoyée a.jp'],
  'promise a.jp 8 Mai 2027': ['Zusage von a.jp 8. Mai 2027'],
  help: [
    'help me',
    'Was kannst du?',
    'Comment ça marche ?',
    '¿Qué puedes hacer?',
    'что ты умеешь?',
    'hilfe bitte',
  ],
  'forget moi': ['oublie-moi', 'efface mes données s’il te plaît'],
  'forget 私': ['私のことを忘れて'],
  'lang de': ['auf Deutsch bitte'],
  'lang zh-Hant': ['請說繁體中文'],
  'note a.jp please, on Monday': ['note a.jp please, on Monday'],
  'answered a.jp не следим за a.jp': ['ответили a.jp не следим за a.jp'],
  'forget me': ['forget me'],
  'help check': ['help check'],
  'letter a.jp first thanks': ['letter a.jp first thanks'],
}

describe('bot requests', () => {
  for (const [expected, lines] of Object.entries(REQUESTS))
    for (const line of lines) it(`are understood: “${line}”`, () => expect(meant(line)).to.equal(expected))

  it('are none where more is said than that, or the contrary', () => {
    for (const line of [
      'why check a.jp',
      'не проверяй a.jp',
      'a.jp is down',
      'Ist a.jp sicher?',
      'thanks',
      'Hallo',
    ])
      expect(isPlainCommand(line, COMMANDS), line).to.equal(false)
  })

  it('stay part of a text that is written down', () => {
    const text = 'answered a.jp\nplease check a.jp again'
    expect(partLines(text, COMMANDS)).to.deep.equal([text.replace('\n', ' ')])
  })

  it('leave domains of other scripts alone', async () => {
    const { say, scanned } = aConversation()
    for (const line of ['例え.jp', 'check 日本xmpp.jp', '检查 例え.テスト', 'пример.рф']) await say(line)
    expect(scanned.map(({ domain }) => domain)).to.deep.equal([
      'xn--r8jz45g.jp',
      'xn--xmpp-f79hm9d.jp',
      'xn--r8jz45g.xn--zckzah',
      'xn--e1afmkfd.xn--p1ai',
    ])
  })

  it('are greeted in their own language, and answered in it from then on', async () => {
    const { say } = aConversation()
    expect(await say('Guten Tag!')).to.deep.equal([
      'Hallo! Ich prüfe, ob XMPP-Server TLS verlangen. Nenne eine Domain, etwa xmpp.jp, oder: hilfe',
    ])
    expect(await say('Ist a.jp sicher?')).to.deep.equal([
      'Den ganzen Satz verstehe ich nicht. Meintest du: prüfe a.jp',
    ])
    expect(await say('Hi')).to.deep.equal([
      'Hallo! Ich prüfe, ob XMPP-Server TLS verlangen. Nenne eine Domain, etwa xmpp.jp, oder: hilfe',
    ])
    expect(await say('Vielen Dank')).to.deep.equal(['Gern geschehen.'])
  })
})
