/** A message of a lender as it came, with its way and the vendor of the system that wrote it. */
export type LenderMessage = {
  /** XML; the text of a mail; a form of the answer page as a browser sends it (application/x-www-form-urlencoded). */
  readonly text: string
  readonly way: 'iso18626' | 'ncip' | 'mail' | 'page'
  readonly vendor: string
  /** Its reason and status, its service, or its answer. */
  readonly title: string
}
