import type { AnyReason, Parameter } from './parameter.ts'

const mapParameter = (
  parameter: Parameter | boolean,
  change: (text: string) => string,
): Parameter | boolean => {
  if (typeof parameter === 'string') return change(parameter)
  if (typeof parameter !== 'object') return parameter
  if (Array.isArray(parameter))
    return parameter.map((each: Parameter) => mapParameter(each, change) as Parameter)
  return 'code' in parameter ? mapReasonTexts(parameter, change) : parameter
}

/** Changes the texts in a reason, such as those of a partner that name a secret or a person. */
export const mapReasonTexts = ({ code, params }: AnyReason, change: (text: string) => string): AnyReason => ({
  code,
  params: Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, mapParameter(value, change)]),
  ),
})

/** Lists the texts in a reason, and in the reasons within it. */
export const textsOfReason = (reason: AnyReason): readonly string[] => {
  const texts: string[] = []
  mapReasonTexts(reason, (text) => {
    texts.push(text)
    return text
  })
  return texts
}

/** Returns what a reason is found by: its code and those within it, with and without their underscores, and its texts. */
export const wordsOfReason = (reason: AnyReason): readonly string[] => {
  const codes = JSON.stringify(reason).match(/"code":"[^"]+"/g) ?? []
  const names = codes.map((each) => each.slice('"code":"'.length, -1))
  return [...names, ...names.map((name) => name.replaceAll(/[._]/g, ' ')), ...textsOfReason(reason)]
}

/** Shortens the texts in a reason that is kept with a request: a partner may write much. */
export const cutReason = (reason: AnyReason): AnyReason =>
  mapReasonTexts(reason, (text) => text.slice(0, 500))
