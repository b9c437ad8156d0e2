export { judge } from './judge.ts'
export type * from './model.ts'
export type * from './report.ts'
