/** Data forms (XEP-0004) made of a command's parameters, and the words that a filled one stands for. Pure. */
import type { CommandField, CommandHelp } from '../commands/command.ts'
import { sayLabel } from '../commands/parameter.ts'
import type { Translate } from '../locales/index.ts'
import { NS, attribute, xml, type Element } from './stanza.ts'

/** No more than a note of 500 characters can have. */
const MOST_WORDS = 256

/**
 * @param values What is filled in already, by the fields' names.
 * @returns The form by which a command is asked for.
 */
export function commandForm(
  { fields, name }: CommandHelp,
  translate: Translate,
  values: ReadonlyMap<string, readonly string[]> = new Map(),
): Element {
  return xml(
    'x',
    { xmlns: NS.dataForm, type: 'form' },
    xml('title', {}, `Tellus: ${name}`),
    xml('instructions', {}, translate({ say: `command.${name}.details` })),
    ...fields.map((field) => formField(field, translate, values.get(field.name) ?? [])),
  )
}

function formField(
  { name, label, isRequired, field }: CommandField,
  translate: Translate,
  values: readonly string[],
) {
  const options = 'choices' in field ? field.choices : []
  return xml(
    'field',
    { var: name, type: field.type, label: translate(sayLabel(label)) },
    ...(isRequired ? [xml('required')] : []),
    ...values.map((value) => xml('value', {}, value)),
    ...options.map((option) => xml('option', { label: option }, xml('value', {}, option))),
  )
}

/** @returns What was filled in, by the fields' names; what the form did not ask for is among it. */
export function submittedValues(form: Element): ReadonlyMap<string, readonly string[]> {
  const values = form
    .getChildren('field')
    .map((field): readonly [string, readonly string[]] => [
      attribute(field, 'var') ?? '',
      field.getChildren('value').map((value) => value.getText()),
    ])
  return new Map(values)
}

/** @returns The words behind the command's name that the values stand for: whoever types them gets the same. */
export function wordsOf(
  { fields }: CommandHelp,
  values: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const words = fields.flatMap(({ name, field }) => {
    const given = values.get(name) ?? []
    if (field.type === 'boolean') return given.some(isTrue) ? [field.word] : []
    return given.flatMap((value) => value.split(/\s+/u)).filter((word) => word !== '')
  })
  return words.slice(0, MOST_WORDS)
}

/** XEP-0004 §3.3 has both spellings. */
function isTrue(value: string): boolean {
  return value === '1' || value === 'true'
}

/** @returns A form that shows answers: a field each, a value a line. */
export function resultForm(name: string, answers: readonly string[]): Element {
  return xml(
    'x',
    { xmlns: NS.dataForm, type: 'result' },
    xml('title', {}, `Tellus: ${name}`),
    ...answers.map((answer, i) =>
      xml(
        'field',
        { var: `answer-${i + 1}`, type: 'text-multi' },
        ...answer.split('\n').map((line) => xml('value', {}, line)),
      ),
    ),
  )
}
