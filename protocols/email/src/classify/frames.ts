import type { EventWord, Facts } from './event.ts'
import type { ClassedWords } from './word-classes.ts'

/** What a part of a sentence says: an event, a due date, or nothing that matters here. */
export type PartMeaning = EventWord | 'asks_return' | 'due' | 'nothing'

/** What must be open for a frame to count. */
type Open = 'request' | 'supply' | 'cancel' | 'renew' | 'return' | 'loan' | 'any'

/**
 * A frame: what a part of a sentence says that holds a word of each class in `needs` and otherwise only words of classes in
 * `may`. Classes are parted by blanks, alternatives by `|`.
 */
export type Frame = readonly [means: PartMeaning, open: Open, needs: string, may: string, example: string]

const handedOver = 'item parcel we toYou time carrier inPost date number noch'
const way = 'item parcel we toYou time carrier inPost date weekday number noch'

/** The frames. The first that fits counts. */
export const frames: readonly Frame[] = [
  [
    'cancel_accepted',
    'cancel',
    'cancelled',
    'item request we yes time loan toYou toUs',
    'I have taken it off the list.',
  ],
  [
    'cancel_accepted',
    'cancel',
    'stay|back shelf',
    'time we yes future item left',
    'It has gone back on the shelf.',
  ],
  ['cancel_accepted', 'cancel', 'stay item toUs|shelf', 'time we yes future', 'Dann bleibt das Buch hier.'],
  [
    'cancel_accepted',
    'cancel',
    'nothing|not will sent|send',
    'item we toYou parcel can',
    'Es wird nichts verschickt.',
  ],
  [
    'cancel_accepted',
    'cancel',
    'cancel yes|approved',
    'item request we can will',
    'Happy to cancel your request.',
  ],
  ['nothing', 'cancel', 'late', 'item we time', 'Zu spät.'],
  ['cancel_refused', 'cancel', 'not stop|cancel', 'item request we can time parcel', "We can't stop it now."],
  [
    'renewed',
    'renew',
    'renewed',
    'item we loan date until due dates yes toYou time request moved',
    'Your request has been approved.',
  ],
  ['renewed', 'renew', 'yes date until', 'item we you can keep due yourReader need', 'Ok till 3 March 2027.'],
  [
    'renewed',
    'renew',
    'keep date until',
    'item you can may we yourReader yes loan noch',
    'Your reader may hang on to it until 3 March 2027.',
  ],
  [
    'renewed',
    'renew',
    'moved date due|dates|loan',
    'we until toYou loan due dates',
    'I have put the date forward to 3 March 2027.',
  ],
  ['renewed', 'renew', 'renew yes', 'item we loan toYou', 'Happy to extend.'],
  [
    'renew_refused',
    'renew',
    'not renew',
    'item we can loan possible request time',
    'Regret we can not prolong.',
  ],
  ['renew_refused', 'renew', 'not possible', 'item we can loan renew', 'Das geht leider nicht.'],
  ['renew_refused', 'renew', 'refuse', 'item we request loan renew', 'Verlängerung abgelehnt.'],
  [
    'renew_refused',
    'renew',
    'waiting|need somebody|waiting',
    'item we own toUs somebody back urgent time',
    'Other user have reserved the book.',
  ],
  [
    'renew_refused',
    'renew',
    'need back',
    'item we toUs original date dates somebody urgent time',
    'We need it back on the original date.',
  ],
  [
    'checked_in',
    'return',
    'received back',
    'item parcel we toUs time intact date loan toYou',
    'We have received the book back.',
  ],
  [
    'checked_in',
    'return',
    'received item|parcel toUs|time|intact',
    'we back date loan',
    'Heute kam Ihr Paket bei uns an.',
  ],
  [
    'checked_in',
    'return',
    'returned',
    'item parcel we toUs time intact date loan shelf',
    'The item was returned to our library.',
  ],
  ['checked_in', 'return', 'back item|parcel', 'toUs shelf time intact stay', 'The book is back home.'],
  ['checked_in', 'return', 'intact item|parcel toUs', 'back shelf time stay', 'The book is safely home.'],
  ['checked_in', 'return', 'checkedIn', 'item loan we time toUs yes', 'Loan closed.'],
  ['shipped', 'request', 'sent', `${way} handed left out loan late`, 'The book is on its way.'],
  ['shipped', 'request', 'left item|parcel', `${way} toUs out late`, 'The book left us this morning.'],
  ['shipped', 'request', 'inPost item|parcel', way, 'The book is in the post.'],
  ['shipped', 'request', 'left time', 'date toYou', 'Raus heute.'],
  ['shipped', 'request', 'ging out|carrier', way, 'Ging gestern raus.'],
  ['shipped', 'request', 'handed carrier|inPost item|parcel', handedOver, "I've popped it in the post."],
  ['shipped', 'request', 'handed parcel', handedOver, 'Paket ist grad abgeholt worden.'],
  ['will_supply', 'supply', 'will sent', `${way} can future`, 'The book will be dispatched tomorrow.'],
  ['will_supply', 'supply', 'send we', `${way} can future will out loan`, 'We will send it on Monday.'],
  [
    'will_supply',
    'supply',
    'iSend we|future|carrier|out',
    `${way} future out crate`,
    'Schick ich dir gleich los.',
  ],
  [
    'will_supply',
    'supply',
    'goes item|parcel carrier|future|weekday|out',
    `${way} future will out`,
    "It is going in today's van.",
  ],
  [
    'will_supply',
    'supply',
    'will item|parcel carrier|inPost',
    `${way} future handed put_in`,
    'I will put it in the post.',
  ],
  ['will_supply', 'supply', 'put_in we carrier|inPost', `${way} future out`, 'Ich geb es in die Post.'],
  [
    'unfilled',
    'supply',
    'not lendable',
    'item we can loan toYou request own possible licence',
    'We do not lend this title.',
  ],
  ['unfilled', 'supply', 'not can send', 'item we toYou', 'We cannot send it.'],
  ['unfilled', 'supply', 'not own', 'item we can', 'We no own this item.'],
  ['unfilled', 'supply', 'gone', 'item we time longAgo', 'Our copy was weeded.'],
  ['unfilled', 'supply', 'not find|shelf', 'item we can find shelf longAgo', 'Not on shelf.'],
  ['unfilled', 'supply', 'restricted', 'item we own toUs goes possible', 'Präsenzbestand.'],
  ['unfilled', 'supply', 'refuse', 'item we request loan need lendable', 'I must decline.'],
  ['unfilled', 'supply', 'not possible', 'item we loan lendable toYou can', 'Das ist nicht möglich.'],
  [
    'unfilled',
    'supply',
    'elsewhere ask|need',
    'please you item request will',
    'You will have to try elsewhere.',
  ],
  ['request_received', 'supply', 'process', 'item request we toUs time future will somebody', 'In process.'],
  ['request_received', 'supply', 'received request', 'we toUs time', 'Ihre Bestellung ist eingegangen.'],
  [
    'unfilled',
    'supply',
    'elsewhere ask we you',
    'item request',
    'We recommend that you turn to another library.',
  ],
  ['will_supply', 'supply', 'delivery weekday|future', way, 'Lieferung erfolgt am Donnerstag.'],
  ['asks_return', 'loan', 'please back urgent', 'send item toUs future we loan', 'Please send back quickly.'],
  ['recalled', 'loan', 'need back urgent', 'we please toUs item urgent somebody', 'Need back urgently.'],
  [
    'recalled',
    'loan',
    'need item urgent|somebody|back',
    'we please back toUs',
    'Wir brauchen den Band dringend.',
  ],
  ['overdue', 'loan', 'overdue', 'item loan date time toYou', 'The loan was due on 3 January.'],
  [
    'due',
    'any',
    'date due',
    'until item loan we you toUs back please need can keep yes time',
    'Borrowing period ends on 3 March 2027.',
  ],
  [
    'due',
    'any',
    'date back need',
    'until item loan we you toUs please yes original',
    'We need it back on 3 March 2027.',
  ],
  [
    'due',
    'any',
    'date back until|item|please',
    'until item loan you toUs please yes can original',
    'Back to us by 3 March 2027.',
  ],
  [
    'due',
    'any',
    'date keep',
    'until item you can may we yourReader toUs',
    'Sie dürfen es bis 3. März 2027 behalten.',
  ],
  ['due', 'any', 'date until need toUs', 'item you please', 'Must be home by 3 March 2027.'],
  ['nothing', 'any', '', 'item we own yes time request find shelf future weekday intact', 'Found it.'],
]

type Compiled = {
  readonly means: PartMeaning
  readonly open: Open
  readonly needs: readonly (readonly string[])[]
  readonly all: ReadonlySet<string>
}

/** What may be said in the past. */
const withPast: ReadonlySet<PartMeaning> = new Set([
  'cancel_accepted',
  'renewed',
  'checked_in',
  'shipped',
  'unfilled',
  'overdue',
  'request_received',
  'nothing',
])

const listed = (text: string): readonly string[] => text.split(' ').filter((each) => each !== '')

const compile = ([means, open, needs, may]: Frame): Compiled => {
  const needed = listed(needs).map((each) => each.split('|'))
  return {
    means,
    open,
    needs: needed,
    all: new Set([
      ...needed.flat(),
      ...listed(may),
      'auxiliary',
      'unchanging',
      ...(withPast.has(means) ? ['past'] : []),
    ]),
  }
}

const compiled: readonly Compiled[] = frames.map(compile)

const isOpen = (open: Open, { openQuestions, itemsOut, service }: Facts): boolean => {
  const isCancel = openQuestions.includes('cancel')
  if (open === 'any') return true
  if (open === 'return') return openQuestions.includes('shipped_return')
  if (open === 'loan') return itemsOut && openQuestions.length === 0
  if (open === 'request') return openQuestions.includes('request') && service === 'loan'
  if (open === 'supply') return openQuestions.includes('request') && !isCancel && service === 'loan'
  return open === 'cancel' ? isCancel : openQuestions.includes(open)
}

const fits = ({ needs, all }: Compiled, known: ClassedWords['known']): boolean =>
  known.every((classes) => classes.some((each) => all.has(each))) &&
  known.filter((classes) => classes.includes('not')).length <= 1 &&
  needs.every((wanted) => known.some((classes) => classes.some((each) => wanted.includes(each))))

const dueFrames = compiled.filter(({ means }) => means === 'due')

/** Returns what a part of a sentence says by the classes of its words, or undefined where no frame fits. */
export const frameOf = (
  { known, unknown }: ClassedWords,
  facts: Facts,
  among: readonly Frame[] = frames,
): PartMeaning | undefined =>
  unknown.length > 0 || known.length === 0
    ? undefined
    : (among === frames ? compiled : among.map(compile)).find(
        (frame) => isOpen(frame.open, facts) && fits(frame, known),
      )?.means

/** Returns whether the classes of a part of a sentence say that the item is due on the date in it. */
export const isDue = ({ known, unknown }: ClassedWords): boolean =>
  unknown.length === 0 && dueFrames.some((frame) => fits(frame, known))
