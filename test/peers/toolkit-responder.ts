import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import type { SchemaCheck } from '../support/xsd.ts'
import { escaped, serveXml, type XmlPeer } from './serve-xml.ts'
import { unknownValueIn } from './toolkit-lists.ts'

/** A call of a service of the toolkit: texts of elements by name, the first of each. */
export type ReceivedCall = { readonly service: string; readonly text: (name: string) => string }

const namespace = 'http://www.niso.org/2008/ncip'

const message = (version: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><ns1:NCIPMessage xmlns:ns1="${namespace}" ns1:version="${version}">${content}</ns1:NCIPMessage>`

/** Returns a failure within the toolkit: a Problem alone, with the stack trace in its detail. */
const failure = (detail: string): string =>
  `<ns1:Problem><ns1:ProblemType ns1:Scheme="http://www.niso.org/ncip/v1_0/schemes/processingerrortype/generalprocessingerror.scm">Temporary Processing Failure</ns1:ProblemType><ns1:ProblemDetail>Uncaught exception.
Stacktrace from NCIP responder:
org.dozer.MappingException: org.extensiblecatalog.ncip.v2.service.ToolkitException: java.lang.reflect.InvocationTargetException
\tat org.dozer.util.MappingUtils.throwMappingException(MappingUtils.java:82)
Caused by: java.lang.reflect.InvocationTargetException
\t... 67 more
Caused by: Service error: INVALID_SCHEME_VALUE. org.extensiblecatalog.ncip.v2.service.ServiceException: ${escaped(detail)}
\t... 72 more
</ns1:ProblemDetail></ns1:Problem>`

/** Returns the response of a service that its connector does not have. */
export const unsupported = (service: string): string =>
  `<ns1:${service}Response><ns1:Problem><ns1:ProblemType ns1:Scheme="http://www.niso.org/ncip/v1_0/schemes/processingerrortype/generalprocessingerror.scm">Unsupported Service</ns1:ProblemType><ns1:ProblemElement>${service}</ns1:ProblemElement></ns1:Problem></ns1:${service}Response>`

/**
 * Starts a responder that is as strict as the eXtensible Catalog toolkit: it refuses a message that its schema does not
 * allow, strict wildcards included, and each coded value that its lists do not have, by value and address. Both are
 * answered as a failure of its own.
 *
 * @param settings `check`: the published schema that it validates against, loaded before, since that blocks; none where
 *   left out. `perform`: what its connector answers, in elements with the prefix `ns1`
 */
export const startToolkitResponder = async (settings: {
  readonly check?: SchemaCheck
  readonly perform: (request: ReceivedCall) => string
}): Promise<XmlPeer> => {
  const { check = () => [] } = settings
  return serveXml((xml) => {
    using document = XmlDocument.fromString(xml)
    const { root } = document
    const version = root.attrs.find(({ name }) => name === 'version')?.content ?? ''
    const text = (name: string): string => root.get(`//ns:${name}`, { ns: namespace })?.content ?? ''
    const service = (root.get('./*') as XmlElement | null)?.name ?? ''
    const [fault] = check(xml)
    const unknown = fault ?? unknownValueIn(xml)
    return message(version, unknown === undefined ? settings.perform({ service, text }) : failure(unknown))
  })
}
