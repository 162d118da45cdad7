/** A message of a lender as bytes, with the protocol and the vendor of the system that wrote it. */
export type LenderMessage = {
  readonly xml: string
  readonly protocol: 'iso18626' | 'ncip'
  readonly vendor: string
  /** Its reason and status, or its service. */
  readonly title: string
}
