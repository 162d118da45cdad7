/** The English words of the page of messages. */
export const messageListEn = {
  title: 'Messages',
  lending: 'Lending',
  description: 'Everything that partners sent, and everything that was sent to them.',
  direction: 'Direction',
  directions: { in: 'From partners', out: 'To partners' },
  state: 'Any state',
  partner: 'Any partner',
  find: 'Find by title, number, words or reason',
  none: 'No message matches',
  noneHint: 'Change the filters, or look at the other direction.',
  searchGoesOn: 'Older messages are not searched yet: “Load more” goes on.',
  columns: { at: 'Time', partner: 'Partner', summary: 'Message', request: 'Request', state: 'State' },
  source: 'Message',
  answer: 'Answer',
  noAnswer: 'There is no answer.',
  attempts: (count: number) => (count === 1 ? '1 attempt' : `${count} attempts`),
  actions: {
    in: {
      one: 'Read it again',
      alike: (count: number) => `Read all ${count} alike again`,
    },
    out: {
      one: 'Send it again',
      alike: (count: number) => `Send all ${count} alike again`,
    },
  },
  alikeText: (count: number, partner: string) =>
    `${count} messages of ${partner} are in the same state for the same reason. It is done with each of them.`,
  repeated: (done: number, refused: number) =>
    refused === 0 ? `Done with ${done}` : `Done with ${done}; ${refused} were refused`,
}
