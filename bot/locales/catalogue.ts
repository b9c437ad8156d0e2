import type { en } from './en.ts'

type English = typeof en

/** The categories by which languages tell numbers apart (CLDR). */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

type WithoutPlural<K> = K extends `${infer Base}_${PluralCategory}` ? Base : K
type Counted<K> = K extends `${infer Base}_other` ? Base : never

/** Names one thing that the bot can say. */
export type MessageKey = WithoutPlural<keyof English>

/**
 * What a language has to say: the keys of English, each sentence that counts something in every plural category `C` of the
 * language, and in no other.
 */
export type Catalogue<C extends PluralCategory> = {
  readonly [
    K in Exclude<keyof English, `${string}_${PluralCategory}`> | `${Counted<keyof English>}_${C}`
  ]: string
}

/** A language's own catalogue: what it lacks is said in English, and a test fails. */
export type Translation<C extends PluralCategory> = Partial<Catalogue<C>>

/** A command has its sentences in the catalogues under its name; without them its name is not one. */
export type CommandName =
  Extract<MessageKey, `command.${string}.line`> extends `command.${infer N}.line` ? N : never

type Entry<K extends MessageKey> = K extends keyof English
  ? English[K]
  : English[`${K}_other` & keyof English]

type Placeholders<S> = S extends `${string}{{${infer P}}}${infer Rest}` ? P | Placeholders<Rest> : never
type NameIn<P> = P extends `${infer N},${string}` ? N : P

/** What follows the dot in the keys of one family. */
type WordOf<Family extends string> = MessageKey extends infer K
  ? K extends `${Family}.${infer Word}`
    ? Word
    : never
  : never

/** What each format of a placeholder is given. */
interface Formats {
  readonly list: readonly string[]
  readonly scripts: readonly string[]
  readonly commands: readonly string[]
  readonly time: Date
  readonly seconds: number
  readonly duration: number
  readonly ago: number
  readonly number: number
  readonly day: Date
  readonly state: WordOf<'state'>
  readonly stage: WordOf<'stage'>
  readonly stages: readonly WordOf<'stage'>[]
  readonly interval: WordOf<'interval'>
  readonly 'letter-kind': WordOf<'letter-kind'>
  readonly actor: string
  readonly command: string
}

type ValueFor<P, N> = P extends N
  ? N extends 'count'
    ? number
    : string
  : P extends `${N & string}, ${infer F}`
    ? F extends keyof Formats
      ? Formats[F]
      : never
    : never

/** The variables of one message, each of the type that its place in the English sentence asks for. */
export type Params<K extends MessageKey> = {
  readonly [N in NameIn<Placeholders<Entry<K>>>]: ValueFor<Placeholders<Entry<K>>, N>
}

/** What is said of every command alike. */
type CommandKey<Part extends string> = Extract<MessageKey, `command.${string}.${Part}`>
type OtherKey = Exclude<MessageKey, CommandKey<'line' | 'details'>>

/**
 * One thing said, as a code with its variables: what commands yield and tests compare.
 *
 * What is said of every command is one member each: of more than 25 members TypeScript does not see any more that a key out of
 * all of them is always one of them.
 */
export type Said =
  | { readonly say: CommandKey<'line'>; readonly params: Params<'command.check.line'> }
  | { readonly say: CommandKey<'details'> }
  | {
      readonly [K in OtherKey]: keyof Params<K> extends never
        ? { readonly say: K }
        : { readonly say: K; readonly params: Params<K> }
    }[OtherKey]
