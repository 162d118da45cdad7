/** Languages in which the block is written; all are read. */
export const fillInLanguages = ['en', 'de', 'fr'] as const
export type FillInLanguage = (typeof fillInLanguages)[number]

/** The options that can be ticked, with the event that each means. */
export const fillInAnswers = [
  'will_supply',
  'shipped',
  'unfilled',
  'retry_possible',
  'conditional',
  'cancel_accepted',
  'cancel_refused',
  'renewed',
  'renew_refused',
  'checked_in',
  'recalled',
  'overdue',
  'completed_without_return',
  'message',
] as const
export type FillInAnswer = (typeof fillInAnswers)[number]

/** The fields that can be filled in behind a key. */
export const fillInFields = ['reference', 'dueDate', 'itemNumber', 'reason', 'cost', 'link', 'note'] as const
export type FillInField = (typeof fillInFields)[number]

/** The answers to a loan that runs, also where the lender never said that it shipped the item. */
const aboutLoan = ['checked_in', 'recalled', 'overdue', 'completed_without_return'] as const

/** The question that a letter asks: which answers and fields its block offers, in this order. */
export const fillInQuestions = {
  loan: {
    answers: ['will_supply', 'shipped', 'unfilled', 'retry_possible', 'conditional', ...aboutLoan, 'message'],
    fields: ['dueDate', 'itemNumber', 'reason', 'cost', 'note'],
  },
  copy: {
    answers: ['will_supply', 'shipped', 'unfilled', 'retry_possible', 'conditional', 'message'],
    fields: ['link', 'reason', 'cost', 'note'],
  },
  cancel: {
    answers: ['cancel_accepted', 'cancel_refused', 'shipped', ...aboutLoan, 'message'],
    fields: ['dueDate', 'itemNumber', 'reason', 'note'],
  },
  cancel_copy: {
    answers: ['cancel_accepted', 'cancel_refused', 'shipped', 'message'],
    fields: ['link', 'reason', 'note'],
  },
  renew: {
    answers: ['renewed', 'renew_refused', 'recalled', 'message'],
    fields: ['dueDate', 'reason', 'note'],
  },
  return: { answers: ['checked_in', 'completed_without_return', 'message'], fields: ['note'] },
  item: { answers: [...aboutLoan, 'message'], fields: ['dueDate', 'note'] },
} as const satisfies Record<
  string,
  { readonly answers: readonly FillInAnswer[]; readonly fields: readonly FillInField[] }
>
export type FillInQuestion = keyof typeof fillInQuestions

type Words = {
  readonly begin: string
  readonly hint: string
  readonly end: string
  /** Between a key and its value. */
  readonly colon: string
  readonly answer: string
  readonly answers: Readonly<Record<FillInAnswer, string>>
  readonly fields: Readonly<Record<FillInField, string>>
}

/** The words of the block. They are stable: mails that quote them come back for months. */
export const fillInWords: Readonly<Record<FillInLanguage, Words>> = {
  en: {
    begin: 'Answer form',
    hint: 'put an x between the brackets',
    end: 'End of answer form',
    colon: ':',
    answer: 'Answer',
    answers: {
      will_supply: 'will supply',
      shipped: 'shipped',
      unfilled: 'cannot supply',
      retry_possible: 'can supply later',
      conditional: 'can supply on conditions',
      cancel_accepted: 'cancelled',
      cancel_refused: 'cannot cancel',
      renewed: 'renewed',
      renew_refused: 'cannot renew',
      checked_in: 'received back',
      recalled: 'recalled',
      overdue: 'overdue',
      completed_without_return: 'need not be returned',
      message: 'only a message',
    },
    fields: {
      reference: 'Reference',
      dueDate: 'Due date',
      itemNumber: 'Item number',
      reason: 'Reason',
      cost: 'Cost',
      link: 'Link',
      note: 'Note',
    },
  },
  de: {
    begin: 'Antwortformular',
    hint: 'bitte ein x zwischen die Klammern setzen',
    end: 'Ende des Antwortformulars',
    colon: ':',
    answer: 'Antwort',
    answers: {
      will_supply: 'wird geliefert',
      shipped: 'versandt',
      unfilled: 'nicht lieferbar',
      retry_possible: 'später lieferbar',
      conditional: 'lieferbar unter Bedingungen',
      cancel_accepted: 'storniert',
      cancel_refused: 'Stornierung nicht möglich',
      renewed: 'verlängert',
      renew_refused: 'Verlängerung nicht möglich',
      checked_in: 'Rückgabe erhalten',
      recalled: 'Rückruf',
      overdue: 'überfällig',
      completed_without_return: 'keine Rückgabe nötig',
      message: 'nur eine Mitteilung',
    },
    fields: {
      reference: 'Referenz',
      dueDate: 'Rückgabe bis',
      itemNumber: 'Mediennummer',
      reason: 'Grund',
      cost: 'Kosten',
      link: 'Link',
      note: 'Bemerkung',
    },
  },
  fr: {
    begin: 'Votre réponse',
    hint: 'mettre un x entre les crochets',
    end: 'Fin de la réponse',
    colon: ' :',
    answer: 'Réponse',
    answers: {
      will_supply: 'sera fourni',
      shipped: 'expédié',
      unfilled: 'ne peut pas être fourni',
      retry_possible: 'disponible plus tard',
      conditional: 'possible sous conditions',
      cancel_accepted: 'annulé',
      cancel_refused: 'annulation impossible',
      renewed: 'prolongé',
      renew_refused: 'prolongation impossible',
      checked_in: 'retour reçu',
      recalled: 'rappelé',
      overdue: 'en retard',
      completed_without_return: 'retour non nécessaire',
      message: 'seulement un message',
    },
    fields: {
      reference: 'Référence',
      dueDate: 'Date de retour',
      itemNumber: 'Numéro d’exemplaire',
      reason: 'Motif',
      cost: 'Frais',
      link: 'Lien',
      note: 'Remarque',
    },
  },
}
