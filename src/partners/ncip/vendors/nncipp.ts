import { type BuiltInVendor, withOneSource } from '../../vendor-use.ts'

const profile = 'https://github.com/Libriotech/koha-illbackend-nncipp (NNCIPP 1.0 as Koha speaks it)'

const server =
  'https://github.com/Libriotech/NCIPServer, branch norway2 (lib/NCIP/ILS/Koha.pm, requestitem: of several BibliographicId XML::LibXML::Simple makes a list, at which it fails; it finds by its own record number, ISBN, ISSN and EAN)'

/**
 * The Norwegian profile, NNCIPP 1.0. The response to CancelRequestItem settles a cancel there; reasons are the numbers of
 * ISO 10161, reason-unfilled.
 */
const requested: BuiltInVendor = withOneSource(
  {
    code: 'nncipp',
    name: 'NNCIPP (Norway)',
    recognizedBy: '\\bNNCIPP\\b',
    settings: {
      takes: ['RequestItem', 'CancelRequestItem', 'RenewItem', 'ItemShipped', 'ItemReceived'],
      prefix: 'ns1',
      schemes: false,
      requestTypes: {
        loan: { value: 'Physical' },
        copy: { value: 'Non-Returnable' },
        digital: { value: 'Non-Returnable' },
      },
      requestScope: { value: 'Title' },
      takesRepeats: false,
      identifiersAs: 'record',
      identifiers: 'first',
      findsBy: ['ISBN', 'ISSN', 'EAN'],
      unlistedIdentifiers: 'as_code',
      localRecordCode: 'OwnerLocalRecordID',
      noticeContent: true,
      itemIdType: 'Barcode',
      itemIdSeparator: ';',
      cancelSettledBy: 'response',
      notCancelled: ['Request Already Processed', 'RequestItem can not be cancelled'],
      reasons: {
        1: 'OnLoan',
        2: 'InProcess',
        3: 'Lost',
        4: 'NonCirculating',
        5: 'NotHeld',
        6: 'OnOrder',
        7: 'VolumeNotYetAvailable',
        8: 'AtBindery',
        9: 'Lacking',
        10: 'NotOnShelf',
        11: 'OnReserve',
        12: 'PoorCondition',
        13: 'CostExceedsMaxCost',
        14: 'Charges',
        15: 'PrepaymentRequired',
        16: 'LacksCopyrightCompliance',
        17: 'NotFoundAsCited',
        18: 'LocationsNotFound',
        19: 'OnHold',
        20: 'PolicyProblem',
        21: 'MandatoryMessagingNotSupported',
        22: 'ExpiryNotSupported',
        23: 'ReqDelMethodNotSupp',
        24: 'ReqDelDateNotPossible',
        27: 'Other',
        28: 'ResponderSpecific',
      },
    },
  },
  profile,
)

/** Known from what speaks this profile as a client, and from the server of it. */
export const nncipp: BuiltInVendor = {
  ...requested,
  sources: {
    ...requested.sources,
    identifiers: server,
    findsBy: server,
    notCancelled:
      'https://github.com/Libriotech/NCIPServer, branch norway2, run on 2 December 2026: the type of its own for a request that was shipped',
  },
}
