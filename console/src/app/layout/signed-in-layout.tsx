import { Navigate, Outlet, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useSession } from '../../api/session.ts'
import { Pending } from '../../shared/page/pending.tsx'
import { Shell } from './shell.tsx'

/** Loaded beforehand in a quiet moment: when it is needed, the gateway may not give it. */
const loadSignInAgain = () => import('../../features/sign-in/sign-in-again.tsx')
const SignInAgain = lazy(async () => ({ default: (await loadSignInAgain()).SignInAgain }))
const loadKeepFocus = () => import('./keep-focus.ts')
const quietAfter = 10_000

/**
 * Shows the pages of people who have signed in. Where the session ends while somebody works, the page stays as it is
 * beneath a dialog that asks to sign in again.
 */
export const SignedInLayout = () => {
  const session = useSession()
  const latest = useRef(session)
  if (session) latest.current = session
  const router = useRouter()
  useEffect(() => {
    const timer = setTimeout(() => void loadSignInAgain(), quietAfter)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const load = (): void =>
      void loadKeepFocus().then(
        ({ keepFocus }) => keepFocus(),
        () => undefined,
      )
    // Who never uses a key never needs it.
    document.addEventListener('keydown', load, { once: true })
    return () => document.removeEventListener('keydown', load)
  }, [])
  // Read once: on the way to the page of signing in the address changes.
  const [returnTo] = useState(() => router.latestLocation.href)
  if (session === undefined) return <Pending />
  const person = latest.current
  if (!person) return <Navigate to="/sign-in" search={{ returnTo }} replace />
  return (
    <>
      <Shell session={person}>
        <Outlet />
      </Shell>
      {session === null && (
        <Suspense>
          <SignInAgain person={person} />
        </Suspense>
      )}
    </>
  )
}
