/** What a condition of a lender means for a loan to the patron, and for a renewal. */
export type ConditionEffect = {
  /**
   * `refused`: the item is used in the library. `signed`: the patron signs for it. `acknowledged`: staff have read it before
   * the first loan. `free`: nothing is needed.
   */
  readonly loan: 'refused' | 'signed' | 'acknowledged' | 'free'
  readonly renewal: 'allowed' | 'refused'
  /** True where the licence forbids that the patron gets the file: it is printed. */
  readonly printOnly?: true
  /** True where the item is used in special collections, under supervision. */
  readonly controlledAccess?: true
  /** The days of a loan where nobody names a due date: until the next open day. */
  readonly overnight?: true
}

/** The conditions that are known: open codes of ISO 18626 (LoanCondition), what lenders add to them, and the words of NCIP. */
const effects: readonly { readonly words: RegExp; readonly effect: ConditionEffect }[] = [
  {
    words: /^(?:LibraryUseOnly|WatchLibraryUseOnly|in library use only|not for loan|supervision required)$/i,
    effect: { loan: 'refused', renewal: 'allowed' },
  },
  {
    words: /^(?:SpecCollSupervReq|special collections supervision required|use only in controlled access)$/i,
    effect: { loan: 'refused', renewal: 'allowed', controlledAccess: true },
  },
  { words: /^NoReproduction$/i, effect: { loan: 'free', renewal: 'allowed' } },
  {
    words: /^(?:SignatureRequired|user signature required)$/i,
    effect: { loan: 'signed', renewal: 'allowed' },
  },
  { words: /^(?:no ?renewals?|renewals? not permitted)$/i, effect: { loan: 'free', renewal: 'refused' } },
  {
    words:
      /^(?:print ?only|paper copy only|no ?electronic ?delivery|nur (?:als )?(?:druck|ausdruck|papierkopie)|keine elektronische (?:weitergabe|lieferung))$/i,
    effect: { loan: 'free', renewal: 'allowed', printOnly: true },
  },
  { words: /^overnight only$/i, effect: { loan: 'free', renewal: 'refused', overnight: true } },
]

/** Returns what a condition means: other codes and words are for people to read. */
export const effectOf = (condition: string): ConditionEffect =>
  effects.find(({ words }) => words.test(condition))?.effect ?? { loan: 'acknowledged', renewal: 'allowed' }

/** Returns whether a condition forbids that a file goes to the patron. */
export const isPrintOnly = (conditions: readonly string[]): boolean =>
  conditions.some((each) => effectOf(each).printOnly === true)
