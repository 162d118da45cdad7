type FaultWords = {
  readonly sentences: Readonly<Record<string, string>>
  /** Between what is wrong with the one form of a value and with the other. */
  readonly or: string
}

/** The English words for faults: the API words them in English itself. */
export const faultsEn: { readonly faults: FaultWords } = { faults: { sentences: {}, or: ', or ' } }
