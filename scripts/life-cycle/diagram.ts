import { type Edge, lifeCycleEdges } from '../../src/borrowing/life-cycle/edges.ts'
import { beforeSent, sentStages, shippedStages } from '../../src/borrowing/life-cycle/stage-groups.ts'
import { type Stage, stages } from '../../src/borrowing/request/stage.ts'

/** Boxes around stages that many ways lead out of alike. */
const boxes: readonly { readonly name: string; readonly title: string; readonly stages: readonly Stage[] }[] =
  [
    { name: 'preparing', title: 'before anything is sent', stages: beforeSent },
    { name: 'asking', title: 'a partner is asked', stages: sentStages },
    { name: 'supplied', title: 'a partner has shipped', stages: shippedStages },
  ]

/** By hand, and possible almost everywhere: they would only hide the rest. */
const leftOut: readonly string[] = ['complete', 'record_partner_event', 'adopt', 'found', 'undo']

/** The node for asking the next partner, or having none left: one for all that leads to these. */
const next = 'next'
const afterNext: readonly Stage[] = ['sent', 'unfilled', 'closed']

type Arrow = { readonly from: string; readonly to: string; readonly name: string }

/** Returns the stages that one input leads to from one stage; the knot where it goes on to the next partner. */
const targets = (edges: readonly Edge[], from: Stage): readonly string[] => {
  const to = stages.filter((stage) => edges.some((edge) => edge.from === from && edge.to === stage))
  const goesOn = afterNext.every((stage) => to.includes(stage))
  const others = to.filter((stage) => stage !== from && !(goesOn && [...afterNext, 'ready'].includes(stage)))
  return goesOn ? [next, ...others] : others
}

/** Finds the start of the arrows of one input to one target: a box if they start from each of its stages. */
const boxed = (from: readonly Stage[], to: string): readonly string[] => {
  const whole = boxes.filter(
    (box) => box.stages.every((each) => from.includes(each)) && box.stages.every((each) => each !== to),
  )
  const single = from.filter((stage) => !whole.some((box) => box.stages.includes(stage)))
  return [...whole.map((box) => box.name), ...single]
}

const arrows = (): readonly Arrow[] => {
  const edges = lifeCycleEdges().filter(({ name }) => !leftOut.includes(name))
  const inputs = [...new Set(edges.map((edge) => `${edge.by} ${edge.name}`))]
  return inputs.flatMap((input) => {
    const own = edges.filter((edge) => `${edge.by} ${edge.name}` === input)
    const ways = stages.flatMap((from) => targets(own, from).map((to) => ({ from, to })))
    return [...new Set(ways.map(({ to }) => to))].flatMap((to) =>
      boxed(
        ways.filter((way) => way.to === to).map(({ from }) => from),
        to,
      ).map((from): Arrow => ({ from, to, name: own[0]?.name ?? input })),
    )
  })
}

/** Returns the names on an arrow, three in a line. */
const label = (names: readonly string[]): string => {
  const lines = names.flatMap((_, index) =>
    index % 3 === 0 ? [names.slice(index, index + 3).join(', ')] : [],
  )
  return lines.join(',<br>')
}

/** Returns the stage diagram in Mermaid. */
export const diagram = (): string => {
  const all = arrows()
  const from = [...boxes.map((box) => box.name), ...stages]
  const lines = from.flatMap((one) =>
    [next, ...stages].flatMap((to) => {
      const names = [
        ...new Set(all.filter((each) => each.from === one && each.to === to).map(({ name }) => name)),
      ]
      return names.length === 0 ? [] : [`  ${one} -->|"${label(names)}"| ${to}`]
    }),
  )
  const drawn = boxes.flatMap((box) => [
    `  subgraph ${box.name}["${box.title}"]`,
    ...box.stages.map((stage) => `    ${stage}`),
    '  end',
  ])
  const knot = [
    `  ${next}{next partner}`,
    `  ${next} -->|"asked"| sent`,
    `  ${next} -->|"held"| ready`,
    `  ${next} -->|"none left, kept"| unfilled`,
    `  ${next} -->|"none left, closed"| closed`,
  ]
  return ['```mermaid', 'flowchart TB', ...drawn, ...knot, ...lines, '```'].join('\n')
}
