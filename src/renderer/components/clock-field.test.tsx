import { useState } from 'react'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { ClockField } from './clock-field.tsx'

const Form = ({ onValue }: { onValue: (value: string) => void }) => {
  const [value, setValue] = useState('23:30')
  onValue(value)
  return (
    <>
      <ClockField label="Heure" value={value} onChange={setValue} />
      <button type="button">Enregistrer</button>
    </>
  )
}

test('left with its hour emptied, it is what it was; a whole time typed is kept', async () => {
  const user = userEvent.setup()
  let value = ''
  render(<Form onValue={(next) => (value = next)} />)
  const shown = () => screen.getAllByRole('spinbutton').map(({ textContent }) => textContent)
  const hour = () => screen.getAllByRole('spinbutton')[0] ?? document.body
  await user.click(hour())
  await user.keyboard('{Backspace}{Backspace}')
  expect(shown()).toEqual(['––', '30'])
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(shown()).toEqual(['23', '30'])
  expect(value).toBe('23:30')
  await user.click(hour())
  await user.keyboard('0915')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(value).toBe('09:15')
})
