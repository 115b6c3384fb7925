import type { ReactNode } from 'react'
import { Mark } from './brand.tsx'

/** A page with one thing on it: sign-in, first run, the locked vault. */
export const Stage = ({
  title,
  note,
  children,
  corner,
  wide = false,
}: {
  title: string
  note?: ReactNode
  children: ReactNode
  corner?: ReactNode
  wide?: boolean
}) => (
  <div className="flex h-full flex-col overflow-auto">
    <header className="flex min-h-13 justify-end p-3">{corner}</header>
    <main className={`m-auto flex w-full flex-col gap-5 px-6 pb-24 ${wide ? 'max-w-140' : 'max-w-92'}`}>
      <header className="flex flex-col gap-3">
        <Mark className="size-10" />
        <div>
          <h1 className="text-xl font-semibold">{title}</h1>
          {note && <div className="mt-1 text-muted">{note}</div>}
        </div>
      </header>
      {children}
    </main>
  </div>
)
