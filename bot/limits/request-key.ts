import type { ScanRequest } from '../ports.ts'

/** Equal for two requests that one scan answers. */
export function requestKey({
  asksIssuers = false,
  depth = 'check',
  domain,
  families = [4, 6],
  services,
}: ScanRequest): string {
  const kind = asksIssuers ? [depth, 'issuers'] : [depth]
  return [domain, ...kind, ...services.toSorted(), ...families.toSorted((a, b) => a - b)].join(' ')
}
