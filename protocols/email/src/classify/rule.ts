import type { EventWord } from './event.ts'

/** The wish of the lender: consent to its terms, or the return of the item at once. */
export type Ask = 'asks_consent' | 'asks_return'

/** The result of a rule: an event; `cancelled`, which depends on the open question; or the lender's wish. */
export type Finding = EventWord | Ask | 'cancelled'

/** Returns whether a sentence is a question or a wish, not a statement. */
export function isAsk(event: EventWord | Ask): event is Ask {
  return event === 'asks_consent' || event === 'asks_return'
}

/** The conditions of a rule besides its words. */
export type Need =
  /** A loan was asked for. */
  | 'loan'
  /** A copy was asked for. */
  | 'copy'
  /** A copy was asked for, and a file came with the reply. */
  | 'file'
  /** The library announced that the item goes back. */
  | 'return'
  /** The library asked for a renewal. */
  | 'renew'

/**
 * Words and what they mean. The words are matched in one sentence in plain form; what is around them in the
 * sentence can still turn their meaning (see guards).
 */
export type Rule = {
  readonly id: string
  readonly finds: Finding
  /** 0 to 1: how surely these words mean that, if nothing around them says otherwise. */
  readonly confidence: number
  readonly words: RegExp
  readonly needs: Need | undefined
}

/** A rule as a row of a table. */
export type RuleRow = readonly [id: string, finds: Finding, confidence: number, words: RegExp, needs?: Need]

/** Returns rules of rows, their ids beginning with a language. */
export function toRules(language: string, rows: readonly RuleRow[]): readonly Rule[] {
  return rows.map(([id, finds, confidence, words, needs]) => ({
    id: `${language}.${id}`,
    finds,
    confidence,
    words,
    needs,
  }))
}
