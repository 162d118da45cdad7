import type { AttributeType, ElementType } from './content-model.ts'
import { declaredPrefix, splitName } from './namespaces.ts'
import { type Element, note, placeOf, type Reading } from './reading.ts'

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'

/** Reads the attributes of an element. */
export function readAttributes(
  reading: Reading,
  element: Element,
  type: ElementType,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, text] of element.attributes ?? []) {
    if (declaredPrefix(name) !== undefined) continue
    const { prefix: written, local } = splitName(name)
    const uri = written === '' ? undefined : element.scope.get(written)
    if (uri === schemaInstance && (local === 'schemaLocation' || local === 'noNamespaceSchemaLocation'))
      continue
    const place = placeOf(uri, reading.model)
    const attribute = place === 'foreign' ? undefined : type.attributes.get(local)
    if (attribute === undefined && reading.model.ignoredAttributes.has(local)) continue
    if (attribute === undefined) {
      note(reading, 'unknown_attribute', `@${local}`, 'the attribute is not known here', text)
      continue
    }
    if (place === 'none') {
      // an element without namespace was noted itself, and so were its attributes
      if (element.place === 'ours') {
        note(reading, 'wrong_namespace', `@${local}`, `the attribute must be of ${reading.model.namespace}`)
      }
      if (values[local] !== undefined) continue
    }
    values[local] = readAttribute(reading, text, attribute)
  }
  for (const { name, required } of type.attributes.values()) {
    if (!required || values[name] !== undefined) continue
    note(reading, 'missing_attribute', `@${name}`, 'the attribute is required')
    reading.fits = false
  }
  return values
}

function readAttribute(reading: Reading, text: string, { name, type }: AttributeType): string {
  if (!type.allows(text)) note(reading, 'bad_value', `@${name}`, `the value must be ${type.title}`, text)
  return type.keepsSpace ? text : text.trim()
}
