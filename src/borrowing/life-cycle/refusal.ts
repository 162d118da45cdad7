import type { KeysOf, PlainKey, Reason } from '../../translations/reason.ts'

/** The codes of refusals whose sentences need no parameters. */
export type PlainRefusal = PlainKey<KeysOf<'refusal'>>

/** Why a command or a partner's event is not taken: its sentence completes “not allowed: …”. */
export type Refusal =
  | Reason<Exclude<KeysOf<'refusal'>, PlainRefusal>>
  | { readonly code: PlainRefusal; readonly params: Readonly<Record<string, never>> }
