import { Command } from '../../src/borrowing/commands/command.ts'
import { Service } from '../../src/borrowing/request/service.ts'
import type { Status } from '../../src/borrowing/status/statuses.ts'
import { patientPartner } from './mail-lenders.ts'
import type { Step, Story } from './story.ts'

/** A request that stays open, so that the console shows one in every stage. */
type OpenRequest = {
  readonly title: string
  readonly author: string
  readonly isbn?: string
  readonly patron: readonly [id: string, givenName: string, surname: string]
  readonly rota: readonly string[]
  readonly steps?: readonly Step[]
  readonly ends: Status
  readonly more?: Story['request']
}

const receive: Step = { at: 'shipped_physically', does: { type: 'receive' } }
const lend: Step = { at: 'received_physically', does: { type: 'patron_loan' } }
const bringBack: Step = { at: 'loaned_to_patron', does: { type: 'patron_return' } }

/** What staff wrote down of a phone call: the lender asks for more than the request may cost. */
const offer: Step = {
  at: 'request_sent',
  does: Command.parse({
    type: 'record_partner_event',
    event: {
      type: 'conditional',
      conditions: ['CostExceedsMaxCost'],
      cost: { amount: '25.00', currency: 'EUR' },
      note: 'We can only send it by courier.',
    },
  }),
}
const charge = (at: Step['at'], kind: string, amount: string): Step => ({
  at,
  does: Command.parse({ type: 'add_cost', kind, amount, currency: 'EUR', agreed: true }),
})

const held = { hold: 'staff' } as const
const neededBy = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const openRequests: readonly OpenRequest[] = [
  {
    title: 'Kindred',
    author: 'Butler, Octavia E.',
    isbn: '9780807083697',
    patron: ['P-4711', 'Anna', 'Kjær'],
    rota: ['conditional', 'loaned-at-once'],
    ends: 'conditional',
  },
  {
    title: 'The left hand of darkness',
    author: 'Le Guin, Ursula K.',
    isbn: '9780441478125',
    patron: ['P-2023', 'Jonas', 'Berg'],
    rota: ['recalled'],
    steps: [receive],
    ends: 'recalled_by_partner',
  },
  {
    title: 'Die Wand',
    author: 'Haushofer, Marlen',
    isbn: '9783548605715',
    patron: ['P-1187', 'Miriam', 'Vogt'],
    rota: ['overdue'],
    steps: [receive],
    ends: 'overdue',
  },
  {
    title: 'Silent spring',
    author: 'Carson, Rachel',
    patron: ['P-4711', 'Anna', 'Kjær'],
    rota: ['retry-possible', 'silent'],
    ends: 'retry_possible',
  },
  {
    title: 'The arcades project',
    author: 'Benjamin, Walter',
    isbn: '9780674008021',
    patron: ['P-0815', 'Ines', 'Sørensen'],
    rota: ['silent', 'loaned-at-once'],
    steps: [offer],
    more: { service: Service.parse({ type: 'loan', maximumCost: { amount: '20.00', currency: 'EUR' } }) },
    ends: 'conditional',
  },
  {
    title: 'Mumbo jumbo',
    author: 'Reed, Ishmael',
    patron: ['P-3320', 'Samir', 'Haddad'],
    rota: ['loaned-at-once'],
    ends: 'ready_to_send',
  },
  {
    title: 'Beloved',
    author: 'Morrison, Toni',
    isbn: '9781400033416',
    patron: ['P-0815', 'Ines', 'Sørensen'],
    rota: ['loaned-at-once', 'silent'],
    more: held,
    ends: 'waiting_for_staff',
  },
  {
    title: 'The making of the English working class',
    author: 'Thompson, E. P.',
    patron: ['P-0815', 'Ines', 'Sørensen'],
    rota: ['silent', 'loaned-at-once'],
    more: held,
    ends: 'waiting_for_staff',
  },
  {
    title: 'Orientalism',
    author: 'Said, Edward W.',
    patron: ['P-3320', 'Samir', 'Haddad'],
    rota: ['silent', 'loaned-at-once'],
    ends: 'request_sent',
  },
  {
    title: 'Austerlitz',
    author: 'Sebald, W. G.',
    isbn: '9783596148646',
    patron: ['P-1187', 'Miriam', 'Vogt'],
    rota: ['silent'],
    more: { service: { type: 'loan', neededBy: neededBy(9) as never } },
    ends: 'request_sent',
  },
  {
    title: 'The book of disquiet',
    author: 'Pessoa, Fernando',
    patron: ['P-2023', 'Jonas', 'Berg'],
    rota: ['unreachable', 'loaned-at-once'],
    ends: 'request_sent',
  },
  {
    title: 'Gödel, Escher, Bach: an eternal golden braid',
    author: 'Hofstadter, Douglas R.',
    patron: ['P-5150', 'Olu', 'Adeyemi'],
    rota: ['cancel-accepted'],
    ends: 'will_supply',
  },
  {
    title: 'The dispossessed',
    author: 'Le Guin, Ursula K.',
    patron: ['P-5150', 'Olu', 'Adeyemi'],
    rota: ['cancel-refused'],
    ends: 'will_supply',
  },
  {
    title: 'Things fall apart',
    author: 'Achebe, Chinua',
    patron: ['P-5150', 'Olu', 'Adeyemi'],
    rota: ['loaned-at-once'],
    ends: 'shipped_physically',
  },
  {
    title: 'The waves',
    author: 'Woolf, Virginia',
    patron: ['P-4711', 'Anna', 'Kjær'],
    rota: ['will-supply-then-loaned'],
    ends: 'shipped_physically',
  },
  {
    title: 'Invisible cities',
    author: 'Calvino, Italo',
    patron: ['P-2023', 'Jonas', 'Berg'],
    rota: ['loaned-at-once'],
    ends: 'shipped_physically',
  },
  {
    title: 'A pattern language: towns, buildings, construction',
    author: 'Alexander, Christopher',
    patron: ['P-1187', 'Miriam', 'Vogt'],
    rota: ['will-supply-then-loaned'],
    ends: 'shipped_physically',
  },
  {
    title: 'Season of migration to the north',
    author: 'Salih, Tayeb',
    patron: ['P-3320', 'Samir', 'Haddad'],
    rota: ['loaned-at-once'],
    ends: 'shipped_physically',
  },
  {
    title: 'The waste land and other poems',
    author: 'Eliot, T. S.',
    patron: ['P-0815', 'Ines', 'Sørensen'],
    rota: ['loaned-at-once'],
    steps: [receive],
    ends: 'received_physically',
  },
  {
    title: 'Der Zauberberg',
    author: 'Mann, Thomas',
    patron: ['P-1187', 'Miriam', 'Vogt'],
    rota: ['will-supply-then-loaned'],
    steps: [receive, charge('received_physically', 'delivery', '6.50'), lend],
    ends: 'loaned_to_patron',
  },
  {
    title: 'Sula',
    author: 'Morrison, Toni',
    patron: ['P-4711', 'Anna', 'Kjær'],
    rota: ['loaned-at-once'],
    steps: [receive, lend],
    ends: 'loaned_to_patron',
  },
  {
    title: 'The fire next time',
    author: 'Baldwin, James',
    patron: ['P-5150', 'Olu', 'Adeyemi'],
    rota: ['loaned-at-once'],
    steps: [receive, lend, charge('loaned_to_patron', 'charged', '12.00'), bringBack],
    ends: 'returned_by_patron',
  },
  {
    title: 'Pale fire',
    author: 'Nabokov, Vladimir',
    patron: ['P-2023', 'Jonas', 'Berg'],
    rota: ['will-supply-then-loaned'],
    steps: [receive, lend, bringBack],
    ends: 'returned_by_patron',
  },
  {
    title: 'The summer book',
    author: 'Jansson, Tove',
    isbn: '9781590172681',
    patron: ['P-2023', 'Jonas', 'Berg'],
    rota: [patientPartner.code],
    ends: 'request_sent',
  },
  {
    title: 'Ein Buch, das es nur einmal gibt',
    author: 'Unbekannt, Ursula',
    patron: ['P-1187', 'Miriam', 'Vogt'],
    rota: ['unfilled'],
    ends: 'rejected_by_partner',
  },
]

/** Requests that are left open on purpose, for `--keep`: a day in an interlibrary loan office. */
export const openStories: readonly Story[] = openRequests.map(
  ({ title, author, isbn, patron: [id, givenName, surname], rota, steps = [], ends, more = {} }) => ({
    name: title,
    rota,
    request: {
      citation: {
        title,
        author,
        ...(isbn === undefined ? {} : { identifiers: [{ type: 'ISBN', value: isbn }] }),
      },
      patron: { id, givenName, surname },
      pickupLocation: 'Main Library',
      ...more,
    },
    ...(ends === 'ready_to_send' || ends === 'waiting_for_staff' ? { sends: 'automatically' as const } : {}),
    steps,
    passes: [],
    ends,
  }),
)
