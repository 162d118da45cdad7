/** The NCIP profiles that a lender can speak: those by which libraries borrow. */
export type LenderProfile = {
  readonly prefix: string
  readonly fromSystemId: string | undefined
  /** The library behind the institution in FromAgencyId; none where agencies have one name. */
  readonly library: string | undefined
  /** Times without a zone. */
  readonly zoneless: boolean
  /** NoticeContent says who did what. */
  readonly notice: boolean
  /** The text between the ids of several items in one message; undefined if each item has a message of its own. */
  readonly joinsItems: string | undefined
  /** The response to a cancel settles it; elsewhere an ItemRequestCancelled does. */
  readonly cancelsAtOnce: boolean
  /** Takes and sends ItemRequestUpdated, and tells a status when it is asked. */
  readonly talks: boolean
  /** The profile that it says it speaks, in its answer to LookupAgency. */
  readonly speaks?: string | undefined
  /** The words of an ItemNote for an unfilled request, by the reason in ISO 18626. */
  readonly reasons: Readonly<Record<string, string>>
}

const standard: LenderProfile = {
  prefix: 'ncip',
  fromSystemId: undefined,
  library: undefined,
  zoneless: false,
  notice: false,
  joinsItems: undefined,
  cancelsAtOnce: false,
  talks: true,
  reasons: {},
}

/** The profiles by their names. */
export const lenderProfiles = {
  standard,
  alma_p2p: {
    ...standard,
    fromSystemId: 'ALMA_NCIP_ILL',
    library: 'MAIN',
    zoneless: true,
    talks: false,
  },
  nncipp: {
    ...standard,
    prefix: 'ns1',
    notice: true,
    joinsItems: ';',
    cancelsAtOnce: true,
    talks: false,
    speaks: 'NNCIPP 1.0',
    reasons: { NonCirculating: '4', NotHeld: '5', NotOnShelf: '10' },
  },
} as const satisfies Record<string, LenderProfile>
export type ProfileName = keyof typeof lenderProfiles
