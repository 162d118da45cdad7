import { type Fault, makeFault } from './fault.ts'
import { doctype, instruction, match } from './patterns.ts'
import { broken, cut, normaliseLines, place, type Scan, tooMuch } from './scan-state.ts'
import { appendText } from './tree.ts'

/** Checks a processing instruction and cuts it out. */
export function scanInstruction(state: Scan): Fault | undefined {
  const target = match(instruction, state.text, state.position)?.[1]
  if (target === undefined) return broken(state, state.position, 'a broken processing instruction')
  if (/^xml$/i.test(target))
    return broken(state, state.position, 'an XML declaration that is broken or not at the start')
  cut(state, instruction.lastIndex)
  return undefined
}

/** Checks a comment and cuts it out. */
export function scanComment(state: Scan): Fault | undefined {
  const close = state.text.indexOf('--', state.position + 4)
  if (close === -1 || state.text[close + 2] !== '>') {
    return broken(state, state.position, 'a comment that is not closed, or holds --')
  }
  cut(state, close + 3)
  return undefined
}

/** Checks a CDATA section, whose text goes into the tree. */
export function scanCdata(state: Scan): Fault | undefined {
  const { text, limits, position } = state
  const close = text.indexOf(']]>', position)
  if (close === -1) return broken(state, position, 'a CDATA section that is not closed')
  if (close - position > limits.text)
    return tooMuch(state, position, `text of more than ${limits.text} characters`)
  const section = text.slice(position + '<![CDATA['.length, close)
  const parent = state.open.at(-1)?.element
  if (parent !== undefined) appendText(parent, normaliseLines(state, section))
  state.position = close + 3
  return undefined
}

/** Checks a DOCTYPE and cuts it out; one that is not allowed is a fault. */
export function scanDoctype(state: Scan): Fault | undefined {
  const { text, position } = state
  if (!state.dropDoctype || state.elements > 0 || match(doctype, text, position) === null) {
    return makeFault('doctype_refused', '', `a DOCTYPE${place(text, position)}; leave it out`)
  }
  cut(state, doctype.lastIndex)
  return undefined
}
