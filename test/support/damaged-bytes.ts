import fc from 'fast-check'

type Damage = { readonly at: number; readonly cut: number; readonly put: Uint8Array; readonly end: boolean }

const arbitraryDamage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat(),
  cut: fc.nat(8),
  put: fc.uint8Array({ maxLength: 8 }),
  end: fc.boolean(),
})

/** Makes texts in UTF-8 in which bytes are changed, left out, put in, or cut off. */
export const damagedBytes = (texts: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc.tuple(texts, fc.array(arbitraryDamage, { minLength: 1, maxLength: 3 })).map(([text, damages]) =>
    damages.reduce<Uint8Array>((bytes, { at, cut, put, end }) => {
      const start = at % (bytes.length + 1)
      return Uint8Array.from([...bytes.slice(0, start), ...put, ...(end ? [] : bytes.slice(start + cut))])
    }, new TextEncoder().encode(text)),
  )
