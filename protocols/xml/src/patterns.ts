/** The first characters of names in XML 1.0, except two that fast-xml-parser takes for blanks: U+1680 and U+FEFF. */
const nameStart =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u167F\\u1681-\\u1FFF' +
  '\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDB7F\\uDC00-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00-\\uFFFD'
const plainName = `[${nameStart}][${nameStart}\\-.\\d\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`
const qualifiedName = `${plainName}(?::${plainName})?`
const space = '[ \\t\\r\\n]'

const wholeName = new RegExp(`^${plainName}$`)
export const elementName = new RegExp(qualifiedName, 'y')
export const attribute = new RegExp(
  `${space}+(${qualifiedName})${space}*=${space}*(?:"([^<"]*)"|'([^<']*)')`,
  'y',
)
export const tagEnd = new RegExp(`${space}*/?>`, 'y')
export const reference = /&[^;&<]{1,20};/y
export const instruction = new RegExp(`<\\?(${plainName})(?:${space}[^]*?)?\\?>`, 'y')
export const doctype = /<!DOCTYPE[ \t\r\n](?:[^<>[\]"']|"[^"]*"|'[^']*')*>/y
const quoted = (value: string): string => `${space}*=${space}*(?:"${value}"|'${value}')`
export const declaration = new RegExp(
  `<\\?xml${space}+version${quoted('1\\.\\d+')}(?:${space}+encoding${quoted('[A-Za-z][\\w.-]*')})?` +
    `(?:${space}+standalone${quoted('(?:yes|no)')})?${space}*\\?>`,
  'y',
)

/** Tells whether a text is a name without prefix (Namespaces in XML 1.0, NCName). */
export function isPlainName(text: string): boolean {
  return wholeName.test(text)
}

/** Finds the end of a pattern's match at a position, -1 if it does not match. It creates no match object. */
export function endOf(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** Matches a pattern at a position. */
export function match(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position
  return pattern.exec(text)
}
