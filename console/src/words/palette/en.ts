/** The English words of the palette of commands. */
export const paletteEn = {
  field: 'Command, page, request or patron',
  openRequest: 'This request',
  patrons: 'Patrons',
  pages: 'Go to',
  actions: 'Do',
  counted: (open: string, closed: string) => `${open} open, ${closed} closed`,
  newForPatron: (name: string) => `New request for ${name}`,
  newFor: (text: string) => `New request for “${text}”`,
  list: (text: string) => `List all requests with “${text}”`,
  choose: 'choose',
  open: 'open',
  codes: 'a full number or barcode opens its request',
}
