import type { Details } from './details.ts'
import type { EventWord } from './event.ts'

/** The reasons for which nothing is guessed. */
export type ReviewReason =
  /** The person wrote nothing, or nothing that can be read. */
  | 'nothing_written'
  /** No rule, or not enough of the text, was understood. */
  | 'not_understood'
  /** It is about an answer, but asks, denies, hopes, or sets conditions. */
  | 'doubtful'
  /** It says two things that cannot both be. */
  | 'contradictory'
  /** It withdraws a statement, the search goes on, or the person is away. */
  | 'not_final'
  /** It answers a question that is not open. */
  | 'does_not_fit'
  /** It is too long to be an answer. */
  | 'too_long'

/**
 * The meaning of a reply, or the reason why a person must look at it. `because` names the rules that matched; `probable`
 * is what the reply would mean without the doubt, where it seems to mean one thing.
 */
export type Classification =
  | {
      readonly event: EventWord
      /** 0 to 1; never below the threshold. */
      readonly confidence: number
      readonly details: Details
      readonly because: readonly string[]
    }
  | {
      readonly review: ReviewReason
      readonly because: readonly string[]
      readonly probable?: ProbableMeaning
    }

/** What a reply seems to mean. Nothing acts on it: it helps the person who looks at the reply. */
export type ProbableMeaning = { readonly event: EventWord; readonly details: Details }

/** Below this confidence nothing is guessed. */
export const threshold = 0.8

/** Leaves a reply to a person. */
export function review(
  reason: ReviewReason,
  because: readonly string[] = [],
  probable?: ProbableMeaning,
): Classification {
  return {
    review: reason,
    because: [...new Set(because)],
    ...(probable === undefined ? {} : { probable }),
  }
}
