/** The meanings that a sentence of a lender's mail may have, in the order of the weights. */
export const meanings = [
  'shipped',
  'will',
  'cannot',
  'back',
  'cancelled',
  'cancelRefused',
  'renewed',
  'renewRefused',
  'recalled',
  'overdue',
  'condition',
  'question',
  'harmless',
  'doubtful',
] as const

/** The meaning of one sentence. `doubtful` holds the words of an answer and is none; `harmless` says nothing of the request. */
export type Meaning = (typeof meanings)[number]
