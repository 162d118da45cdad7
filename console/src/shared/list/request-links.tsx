import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCut } from './use-cut.tsx'

type Props = {
  readonly numbers: readonly string[]
  /** How many are shown before a person asks for the others; all without it. */
  readonly most?: number
  /** The title of the first request, where it is known. */
  readonly title?: string | undefined
}

/** Requests by their numbers, each a link to its page. */
export const RequestLinks = ({ numbers, most = numbers.length, title }: Props) => {
  const { shown, more } = useCut(numbers, most)
  return (
    <>
      {shown.map((number, index) => (
        <span key={number}>
          {index > 0 && ', '}
          <Anchor
            size="sm"
            underline="always"
            renderRoot={(props) => <Link to="/requests/$number" params={{ number }} {...props} />}
          >
            {(index === 0 ? title : undefined) ?? number}
          </Anchor>
        </span>
      ))}
      {more !== null && <> {more}</>}
    </>
  )
}
