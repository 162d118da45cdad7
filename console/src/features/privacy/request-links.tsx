import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** Requests by their numbers, each a link to its page. */
export const RequestLinks = ({ numbers }: { readonly numbers: readonly string[] }) => (
  <>
    {numbers.map((number, index) => (
      <span key={number}>
        {index > 0 && ', '}
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/requests/$number" params={{ number }} {...props} />}
        >
          {number}
        </Anchor>
      </span>
    ))}
  </>
)
