import { expect, test } from 'vitest'
import { drawChart } from '../../console/src/features/statistics/chart-picture.ts'
import { readWithFastXmlParser } from '../../protocols/xml/src/fast-xml-reader.ts'

const bar = (label: string, value: number, before?: number) => ({ label, value, text: `${value}`, before })

test('a chart is taken away as a picture: a document of its own, with every name and bars as long as their values', () => {
  const title = 'Days <to> "arrive" & back'
  const names = ['A & B', 'A library with a name that has no room at all beside its bar']
  const text = drawChart({
    ...{ title, most: 20, beforeName: 'a year before' },
    bars: [bar(names[0] ?? '', 20, 10), bar(names[1] ?? '', 5)],
  })
  expect(readWithFastXmlParser(text)).toBeDefined()
  expect(text).toContain('Days &lt;to&gt; &quot;arrive&quot; &amp; back')
  expect(text).toContain('>A &amp; B<')
  expect(text).toContain('>A library with a name that has no roo…<')
  const widths = Array.from(text.matchAll(/<rect x="\d+"[^>]*width="([\d.]+)"/g), ([, width]) =>
    Number(width),
  )
  expect(widths).toEqual([510, 127.5])
  expect(text).toContain('a year before')
})

test('lines over time leave out months without a value', () => {
  const text = drawChart({
    ...{ title: 'Fill rate', most: 1, note: 'January to March' },
    lines: [{ label: 'Oslo', text: '50 %', values: [0, undefined, 0.5] }],
  })
  expect(readWithFastXmlParser(text)).toBeDefined()
  expect(/points="([^"]*)"/.exec(text)?.[1]?.split(' ')).toHaveLength(2)
})
