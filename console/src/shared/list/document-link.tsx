import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type Props = {
  readonly to: '/partners/$code' | '/webhooks/$code'
  readonly code: string
  readonly children: ReactNode
}

/** The name of a document in a row of a list, which leads to its page. */
export const DocumentLink = ({ to, code, children }: Props) => (
  <Anchor fw={600} size="sm" renderRoot={(props) => <Link to={to} params={{ code }} {...props} />}>
    {children}
  </Anchor>
)
