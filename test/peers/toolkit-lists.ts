import { XmlDocument, type XmlElement } from 'libxml2-wasm'

const standard = 'http://www.niso.org/ncip/v1_0/schemes'
const profile = 'http://www.niso.org/ncip/v1_0/imp1/schemes'
const ofStandard = (list: string): string => `${standard}/${list}/${list}.scm`
const ofProfile = (list: string): string => `${profile}/${list}/${list}.scm`

type List = { readonly address: string; readonly values?: readonly string[] }

/**
 * The lists that the eXtensible Catalog toolkit knows as it is shipped, by the element whose values it compares with them
 * (org.extensiblecatalog.ncip.v2.service, Version1…). Without values any value of the list will do here.
 */
const lists: Readonly<Record<string, List>> = {
  AgencyElementType: { address: ofStandard('agencyelementtype') },
  ItemElementType: { address: ofStandard('itemelementtype') },
  RequestElementType: { address: ofStandard('requestelementtype') },
  UserElementType: { address: ofStandard('userelementtype') },
  BibliographicItemIdentifierCode: { address: ofProfile('bibliographicitemidentifiercode') },
  BibliographicRecordIdentifierCode: { address: ofProfile('bibliographicrecordidentifiercode') },
  ItemIdentifierType: {
    address: ofProfile('visibleitemidentifiertype'),
    values: ['Accession Number', 'Barcode'],
  },
  ItemUseRestrictionType: { address: ofProfile('itemuserestrictiontype') },
  LocationType: { address: ofProfile('locationtype'), values: ['Permanent Location', 'Temporary Location'] },
  PhysicalAddressType: { address: ofProfile('physicaladdresstype') },
  RequestScopeType: { address: ofProfile('requestscopetype'), values: ['Bibliographic Item', 'Item'] },
  RequestStatusType: { address: ofProfile('requeststatustype') },
  RequestType: {
    address: ofProfile('requesttype'),
    values: ['Estimate', 'Hold', 'Loan', 'Non-returnable Copy', 'Stack Retrieval'],
  },
  RequestedActionType: {
    address: ofProfile('requestedactiontype'),
    values: ['Circulate', 'Circulate And Notify', 'Hold For Pickup', 'Hold For Pickup And Notify'],
  },
  UnstructuredAddressType: { address: ofProfile('unstructuredaddresstype') },
}

/** Elements that may leave their list unnamed there. */
const mayBeUnnamed = /ElementType$/

const schemeOf = ({ attrs }: XmlElement): string | null =>
  attrs.find(({ name }) => name === 'Scheme')?.content ?? null

/**
 * What the toolkit says of a value that it does not find in its lists, in its words.
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
    const known = isProblem
      ? scheme?.startsWith(standard) === true
      : list === undefined ||
        (scheme === list.address && (list.values?.includes(content) ?? true)) ||
        (scheme === null && mayBeUnnamed.test(name))
    if (!known)
      return `No match found for scheme '${scheme}', value '${content}' in org.extensiblecatalog.ncip.v2.service.${name}; configuration option for defining values for this class is unset.`
  }
  return undefined
}
