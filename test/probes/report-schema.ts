import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'

const schema: unknown = JSON.parse(readFileSync('probes/report.schema.json', 'utf8'))
if (typeof schema !== 'object' || schema === null) throw new Error('report.schema.json holds no object')

const ajv = new Ajv2020({
  allErrors: true,
  allowUnionTypes: true,
  formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
})
const validate = ajv.compile(schema)

/** What a report breaks of `probes/report.schema.json`; empty when it is as the schema has it. Types of JSON, not of TypeScript, are checked. */
export function schemaErrors(report: unknown): string[] {
  const isValid = validate(JSON.parse(JSON.stringify(report)))
  return isValid ? [] : (validate.errors ?? []).map(({ message }) => message ?? 'unspecified')
}
