/** Creates a record with one value for each name. */
export const recordByName = <Name extends string, Value>(
  names: readonly Name[],
  create: (name: Name) => Value,
): Record<Name, Value> =>
  // `Object.fromEntries` knows its keys as strings only.
  Object.fromEntries(names.map((name) => [name, create(name)])) as Record<Name, Value>

/** Creates a record with the same names and changed values. */
export const mapRecord = <Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  change: (value: From, name: Name) => To,
): Readonly<Record<Name, To>> => {
  const isName = (key: string): key is Name => Object.hasOwn(record, key)
  return recordByName(Object.keys(record).filter(isName), (name) => change(record[name], name))
}
