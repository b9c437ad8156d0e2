import type { FindingReport } from '../../probes/index.ts'
import { clean } from './clean.ts'

/** What a finding says beside its level. */
export type Params = FindingReport['params']

/** @returns A parameter, fit to be shown; empty where the finding has none of that name. */
export function textOf(params: Params, name: string): string {
  return clean(String(params[name] ?? ''))
}

/** @returns The items of a parameter that checks write as a list, each fit to be shown. */
export function listOf(params: Params, name: string): readonly string[] {
  return String(params[name] ?? '')
    .split(', ')
    .map((item) => clean(item))
}
