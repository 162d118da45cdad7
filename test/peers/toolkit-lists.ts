import { XmlDocument, type XmlElement } from 'libxml2-wasm'

const standard = 'http://www.niso.org/ncip/v1_0/schemes'
const profile = 'http://www.niso.org/ncip/v1_0/imp1/schemes'
const ofStandard = (list: string): string => `${standard}/${list}/${list}.scm`
const ofProfile = (list: string): string => `${profile}/${list}/${list}.scm`

type List = { readonly address: string; readonly values: readonly string[] }

/**
 * The lists that the eXtensible Catalog toolkit knows as it is shipped, by the element whose values it compares with them
 * (org.extensiblecatalog.ncip.v2.service, Version1…), and the values that come into question here.
 */
const lists: Readonly<Record<string, List>> = {
  AgencyElementType: { address: ofStandard('agencyelementtype'), values: ['Organization Name Information'] },
  AuthenticationDataFormatType: {
    address: 'http://www.iana.org/assignments/media-types',
    values: ['text/plain'],
  },
  AuthenticationInputType: {
    address: ofProfile('authenticationinputtype'),
    values: ['Barcode Id', 'Password', 'PIN', 'User Id'],
  },
  BibliographicItemIdentifierCode: {
    address: ofProfile('bibliographicitemidentifiercode'),
    values: ['BICI', 'CODEN', 'DOI', 'ISBN', 'ISMN', 'ISRC', 'ISSN', 'PURL', 'Report Number', 'SICI', 'URI'],
  },
  BibliographicRecordIdentifierCode: {
    address: ofProfile('bibliographicrecordidentifiercode'),
    values: ['Accession Number', 'ANBN', 'BNBN', 'CN', 'LCCN', 'NLM TCN', 'OCLC', 'RLIN'],
  },
  CirculationStatus: {
    address: ofProfile('circulationstatus'),
    values: [
      'Available For Pickup',
      'Available On Shelf',
      'In Process',
      'In Transit Between Library Locations',
      'Lost',
      'Missing',
      'Not Available',
      'On Loan',
      'Recalled',
    ],
  },
  ElectronicAddressType: {
    address: 'http://www.iana.org/assignments/uri-schemes',
    values: ['ftp', 'http', 'https', 'mailto', 'tel'],
  },
  ItemElementType: {
    address: ofStandard('itemelementtype'),
    values: ['Bibliographic Description', 'Circulation Status', 'Item Description', 'Location'],
  },
  ItemIdentifierType: {
    address: ofProfile('visibleitemidentifiertype'),
    values: ['Accession Number', 'Barcode'],
  },
  ItemUseRestrictionType: {
    address: ofProfile('itemuserestrictiontype'),
    values: [
      'In Library Use Only',
      'No Reproduction',
      'Overnight Only',
      'Renewals Not Permitted',
      'Supervision Required',
      'User Signature Required',
    ],
  },
  LocationType: { address: ofProfile('locationtype'), values: ['Permanent Location', 'Temporary Location'] },
  PhysicalAddressType: {
    address: ofProfile('physicaladdresstype'),
    values: ['Postal Address', 'Street Address'],
  },
  PhysicalConditionType: {
    address: ofProfile('physicalconditiontype'),
    values: ['Bad URL', 'Binding Weak', 'Discolored', 'Faded', 'Markings', 'Pages Missing', 'Water Damage'],
  },
  RequestElementType: {
    address: ofStandard('requestelementtype'),
    values: ['Date Available', 'Request Status Type', 'Request Type', 'User Id'],
  },
  RequestScopeType: { address: ofProfile('requestscopetype'), values: ['Bibliographic Item', 'Item'] },
  RequestStatusType: {
    address: ofProfile('requeststatustype'),
    values: [
      'Available For Pickup',
      'Cannot Fulfill Request',
      'Expired',
      'In Process',
      'Need to Accept Conditions',
      'Requested Via ILL',
    ],
  },
  RequestType: {
    address: ofProfile('requesttype'),
    values: ['Estimate', 'Hold', 'Loan', 'Non-returnable Copy', 'Stack Retrieval'],
  },
  RequestedActionType: {
    address: ofProfile('requestedactiontype'),
    values: ['Circulate', 'Circulate And Notify', 'Hold For Pickup', 'Hold For Pickup And Notify'],
  },
  UnstructuredAddressType: {
    address: ofProfile('unstructuredaddresstype'),
    values: ['HTML', 'Newline-Delimited Text', 'XML'],
  },
  UserElementType: {
    address: ofStandard('userelementtype'),
    values: [
      'Authentication Input',
      'Block Or Trap',
      'Name Information',
      'User Address Information',
      'User Id',
      'User Privilege',
    ],
  },
  UserIdentifierType: {
    address: ofProfile('visibleuseridentifiertype'),
    values: ['Barcode', 'Institution Id Number'],
  },
}

/** Elements that may leave their list unnamed there. */
const mayBeUnnamed = /ElementType$/

const schemeOf = ({ attrs }: XmlElement): string | null =>
  attrs.find(({ name }) => name === 'Scheme')?.content ?? null

/**
 * Lists the toolkit's complaints about values that are not in its lists, in its words.
 *
 * @returns undefined where it knows every value
 */
export const unknownValueIn = (xml: string): string | undefined => {
  using document = XmlDocument.fromString(xml)
  for (const element of document.root.find('//*') as XmlElement[]) {
    const { name, content } = element
    const list = lists[name]
    const scheme = schemeOf(element)
    const isProblem = name === 'ProblemType'
    const isListed = isProblem
      ? scheme?.startsWith(standard) === true
      : list === undefined ||
        ((scheme === list.address || (scheme === null && mayBeUnnamed.test(name))) &&
          list.values.includes(content))
    if (!isListed)
      return `No match found for scheme '${scheme}', value '${content}' in org.extensiblecatalog.ncip.v2.service.${name}; configuration option for defining values for this class is unset.`
  }
  return undefined
}
