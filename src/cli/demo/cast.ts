/** The demo agency: three creators in three markets, and what each posts in a week. */
import type { Language, Market } from '../../contract/values.ts'

export interface CastMember {
  name: string
  pseudonym: string
  handle: string
  zone: string
  market: Market
  language: Language
  /** Ten texts; every one goes out with a picture. */
  texts: readonly string[]
}

export const cast: readonly CastMember[] = [
  {
    name: 'Camille Moreau',
    pseudonym: 'Cam',
    handle: 'camille.test',
    zone: 'Europe/Paris',
    market: 'france',
    language: 'fr',
    texts: [
      'Café, lumière du matin et un nouveau projet dont je vous parle bientôt ☕️ #paris',
      'Premier essayage de la collection d’automne. Vous préférez le velours ou la soie ? #mode',
      'Dans les coulisses du shooting de mardi : trois heures de préparation pour une photo 📸',
      'Petite balade sur les quais avant la pluie. Votre coin préféré de Paris ? #paris',
      'Merci pour vos messages, je réponds à tout le monde ce soir 💌',
      'Recette du dimanche : tarte aux figues, et zéro photo ratée cette fois',
      'On m’a demandé ma routine du soir : la voici, en cinq étapes',
      'Nouvelle coiffure, même sourire. Verdict ? #mode',
      'Je prépare une surprise pour la fin du mois, indice dans la photo 👀',
      'Bonne nuit à celles et ceux qui travaillent encore à cette heure-ci 🌙',
    ],
  },
  {
    name: 'Riley Carter',
    pseudonym: 'Riles',
    handle: 'riley.test',
    zone: 'America/New_York',
    market: 'us_east',
    language: 'en',
    texts: [
      'Subway, gym, coffee, repeat. Tuesday in one picture #nyc',
      'New set day! Guess the colour before Friday 🎨',
      'Rooftop season is not over until I say so #nyc',
      'What should I cook tonight? Wrong answers only',
      'Behind the scenes: the ladder is real, the calm is not 📸',
      'Three books I finished this month, and one I did not',
      'First snow of the year and I am wearing sneakers, obviously ❄️',
      'Answering your questions at nine tonight, drop them below 💬',
      'Sunday reset: plants watered, inbox empty, candles on',
      'Thank you for the kindest week of comments in a while 🧡',
    ],
  },
  {
    name: 'Jade Alvarez',
    pseudonym: 'Jadey',
    handle: 'jade.test',
    zone: 'America/Los_Angeles',
    market: 'us_west',
    language: 'en',
    texts: [
      'Golden hour did all the work here 🌅 #losangeles',
      'Surf at six, set at ten, tacos at noon. Best kind of day',
      'Trying a new editing style, tell me honestly #photography',
      'Desert weekend: no signal, no plans, many pictures 🏜️',
      'My five favourite places to shoot around the city #losangeles',
      'This dress waited two years for the right wall',
      'Morning run with a view, the hill won again ⛰️',
      'Polaroids from last night, the blurry ones are the best',
      'Packing for a trip: one suitcase, eleven pairs of shoes',
      'Ocean on the left, sunset on the right, me in the middle 🌊',
    ],
  },
]

/** Days after the start and hours on the creator's own clock: two or so a day, never at night. */
export const weekOfPosts: readonly { day: number; hour: number; minute: number }[] = [
  { day: 1, hour: 9, minute: 12 },
  { day: 1, hour: 18, minute: 34 },
  { day: 2, hour: 12, minute: 7 },
  { day: 2, hour: 20, minute: 41 },
  { day: 3, hour: 18, minute: 3 },
  { day: 4, hour: 8, minute: 52 },
  { day: 4, hour: 19, minute: 26 },
  { day: 5, hour: 13, minute: 18 },
  { day: 6, hour: 11, minute: 47 },
  { day: 6, hour: 20, minute: 9 },
]
