/** What lines are, before anybody asks what they mean: commands of their own, or what people say to each other. */
import type { Command } from './command.ts'
import { needsDomain, wholeCommand } from './interpret.ts'
import { looksLikeDomain } from './target.ts'

/**
 * Parts a message of several lines into commands: people paste what they have to say at once. A line that begins no command goes
 * on with the one before it, as a list of domains or a text does; what stands in front of the first command and
 * names no domain is a greeting.
 *
 * @param text Lines are parted by U+000A.
 * @returns At least one; the text as it is where no line begins a command but the first.
 */
export function partLines(text: string, commands: readonly Command[]): readonly string[] {
  const [first = '', ...others] = text.split('\n')
  const parts = [first]
  for (const line of others) {
    const last = parts.at(-1) ?? ''
    if (beginsAnother(line, last, commands)) parts.push(line)
    else parts[parts.length - 1] = `${last} ${line}`
  }
  const [greeting = '', ...asked] = parts
  return asked.length > 0 && isGreeting(greeting, commands) ? asked : parts
}

/**
 * Whether a line can be nothing but a command: it begins with the whole name of one, or with a domain, and does as it stands. Where
 * a domain has to follow, something has to look like one: `check this` is said to people.
 */
export function isPlainCommand(text: string, commands: readonly Command[]): boolean {
  const found = wholeCommand(text, commands)
  if (found === undefined) return isAboutDomain(text, commands)
  const { command, words } = found
  return (!needsDomain(command) || looksLikeDomain(words[0] ?? '')) && command.read(words).ok
}

/** Within a text that is to be written down, only a line that names its domain begins another command: `help us` does not. */
function beginsAnother(line: string, before: string, commands: readonly Command[]): boolean {
  const isInText = takesText(wholeCommand(before, commands)?.command)
  const found = wholeCommand(line, commands, isInText)
  if (found === undefined) return false
  const { command, words } = found
  if (needsDomain(command)) return looksLikeDomain(words[0] ?? '')
  return command.read(words).ok && !isInText
}

/** A command that is misspelt names its domain, and is not passed over. */
function isGreeting(line: string, commands: readonly Command[]): boolean {
  return wholeCommand(line, commands) === undefined && !line.split(' ').some(looksLikeDomain)
}

/** A domain alone, or with options, is checked. */
function isAboutDomain(line: string, commands: readonly Command[]): boolean {
  const check = wholeCommand(`check ${line}`, commands)
  return check !== undefined && looksLikeDomain(check.words[0] ?? '') && check.command.read(check.words).ok
}

function takesText(command: Command | undefined): boolean {
  return command?.fields.some(({ label }) => label === 'field.text') === true
}
