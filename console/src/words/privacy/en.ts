/** The English words of the page of patrons' personal data. */
export const privacyEn = {
  title: 'Personal data',
  description: 'Find what is stored of a patron, export it, erase it.',
  search: 'Patron',
  searchHint: 'Id, name or mail address',
  find: 'Find',
  none: 'No request names such a patron',
  noneHint: 'Messages of no request may: try the whole id.',
  tryId: (id: string) => `Look for “${id}” as an id`,
  requestsOf: (count: number) => (count === 1 ? '1 request' : `${count} requests`),
  more: 'More requests match: type more of the name, or the id.',
  choose: (name: string) => `Show what is stored of ${name}`,
  stored: (patron: string) => `What is stored of ${patron}`,
  nothing: 'Nothing is stored of this patron.',
  facts: {
    requests: 'Requests',
    earlierRequests: 'Earlier, now for somebody else',
    messages: 'Messages and mails of these requests',
    files: 'Files of lenders',
    unassigned: 'Messages of no request that name the patron',
    views: 'Saved views with this patron',
    declarations: 'Declarations for copies',
    unsubscribed: 'Wants no notices since',
  },
  declarationsKept: (until: string) => `kept until ${until} without the patron, since a law may ask for them`,
  exportPage: 'Open as a page',
  exportJson: 'Save as JSON',
  possible: 'Messages that may name the patron',
  possibleHint:
    'They have the surname alone, which may be another person’s, or a file whose text is not searched. Read them, and choose those that are about the patron: they are erased too.',
  unsearchedFile: 'has a file',
  librarySearched: 'Messages of no library were not searched: an admin of all libraries can do so.',
  erase: 'Erase this patron',
  eraseTitle: (patron: string) => `Erase ${patron}?`,
  eraseText: (requests: number) =>
    requests === 1
      ? 'The patron is removed from 1 request, with notes, letters, mails, files and kept answers. This cannot be undone. The request itself stays, without a person.'
      : `The patron is removed from ${requests} requests, with notes, letters, mails, files and kept answers. This cannot be undone. The requests themselves stay, without a person.`,
  typeId: (id: string) => `Type the patron’s id to confirm: ${id}`,
  open: 'These requests are not finished:',
  openHint: 'Their items stay tracked without a person, and nobody can be told when they come.',
  force: 'Erase all the same',
  erased: (requests: number, messages: number) =>
    `Erased from ${requests === 1 ? '1 request' : `${requests} requests`} and ${messages === 1 ? '1 other message' : `${messages} other messages`}`,
  backups:
    'Backups still have the patron. After a restore the patron is erased again, by the list of erasures.',
}
