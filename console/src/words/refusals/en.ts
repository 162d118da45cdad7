/** The English words of the API's reasons against a command, in which it names stages and questions by their codes. */
export const refusalsEn = {
  refusals: {
    /** By the reason as the API gives it. English needs no other words. */
    sentences: {} as Readonly<Record<string, string>>,
    onlyInStage: (stages: string, now: string) => `only when it is: ${stages}; it is: ${now}`,
    onlyWithAttention: (attention: string) => `only while this needs attention: ${attention}`,
    onlyWhileOpen: (questions: string) => `only while this is open: ${questions}`,
    notWhileOpen: (question: string) => `not while this is open: ${question}`,
    notInStage: (stage: string) => `not while it is: ${stage}`,
    stages: {
      created: 'created',
      pending_approval: 'waiting for approval',
      locating: 'being located',
      locate_failed: 'not located',
      ready: 'ready to send',
      sent: 'sent',
      accepted: 'accepted',
      will_supply: 'promised',
      shipped: 'shipped',
      received: 'received',
      on_loan: 'on loan to the patron',
      patron_returned: 'returned by the patron',
      returned: 'returned to the partner',
      unfilled: 'unfilled',
      closed: 'closed',
    },
    questions: {
      condition: 'the partner’s conditions',
      retry: 'the partner’s offer to retry',
      cancel: 'the cancel',
      renew: 'the renewal',
      renew_review: 'the patron’s wish to renew',
      unconfirmed: 'whether the partner has the request',
      receiving: 'the library system is recording items',
      none: 'nothing',
    },
    aQuestion: 'a question',
  },
}

export type RefusalWords = typeof refusalsEn
