/** Who the practice agency works for, and what they post: safe for work, each text once. */
import type { Market } from '../../contract/values.ts'

export interface CastMember {
  key: string
  name: string
  pseudonyms: string[]
  handle: string
  zone: string
  market: Market
  language: 'fr' | 'en'
  notes: string
  neverMention: string[]
  /** Colours of the pictures: background from, to, and the shapes. */
  palette: [string, string, string]
  posts: { text: string; alts: string[] }[]
  /** Planned after the week, so that there is something to come. */
  ahead: { text: string; alts: string[] }[]
}

const one = (text: string, ...alts: string[]) => ({ text, alts })

export const cast: readonly CastMember[] = [
  {
    key: 'lea',
    name: 'Léa Marchand',
    pseudonyms: ['Léa M.', 'Luna Marchand'],
    handle: 'lea-marchand.test',
    zone: 'Europe/Paris',
    market: 'france',
    language: 'fr',
    notes: 'Préfère publier le soir. Relit chaque texte le lundi.',
    neverMention: ['Villeurbanne'],
    palette: ['#3b1f4b', '#d9637d', '#ffd8a8'],
    posts: [
      one(
        'Premier café, première photo de la semaine. On parle de quoi aujourd’hui ? ☕ #bonjour',
        'Une tasse de café sur une table en bois, lumière du matin',
      ),
      one(
        'Trois looks, une seule robe. Votez en commentaire : 1, 2 ou 3 ? #mode',
        'Robe portée avec des baskets',
        'Robe portée avec une veste en jean',
        'Robe portée avec des bottines',
      ),
      one(
        'Coulisses du shooting d’hier : quatre heures, deux fous rires, un seul rouge à lèvres.',
        'Plateau photo avec un fond rose et deux projecteurs',
      ),
      one('Golden hour sur les quais. Rien à ajouter. ✨ #paris', 'Coucher de soleil doré sur la Seine', 'Silhouette de dos sur un pont'),
      one('Petit rappel du mercredi : boire de l’eau, dire non, danser un peu.', 'Verre d’eau avec une rondelle de citron'),
      one('Nouvelle playlist pour se préparer : onze titres, zéro chagrin d’amour. #musique', 'Casque audio posé sur un lit défait'),
      one(
        'Avant / après maquillage : dix minutes, promis. Le tuto arrive vendredi.',
        'Visage au naturel',
        'Visage maquillé, trait de liner',
      ),
      one('Lecture du soir, chat sur les genoux. Vous lisez quoi en ce moment ? 📚', 'Livre ouvert et chat endormi'),
      one(
        'Marché du dimanche : des pivoines, du comté et beaucoup trop d’abricots. #dimanche',
        'Bouquet de pivoines roses',
        'Étal d’abricots au marché',
      ),
      one('Merci pour cette semaine, vous êtes de plus en plus nombreux ici. À demain ! ❤️', 'Léa sourit à l’objectif devant un mur clair'),
    ],
    ahead: [
      one('En direct de la terrasse : qui est encore réveillé ? 🌙', 'Table de terrasse éclairée par une guirlande'),
      one('Le tuto maquillage est prêt. Il arrive avec un bonus. 💄', 'Palette de maquillage ouverte'),
    ],
  },
  {
    key: 'madison',
    name: 'Madison Reed',
    pseudonyms: ['Maddie'],
    handle: 'madison-reed.test',
    zone: 'America/New_York',
    market: 'us_east',
    language: 'en',
    notes: 'Mornings before the gym, evenings after eight.',
    neverMention: ['Hoboken'],
    palette: ['#0f2d4a', '#2f80c2', '#f7f3e3'],
    posts: [
      one('Six a.m. spin class and I am still standing. Barely. 🚴‍♀️ #newyork', 'Row of bikes in a dark studio with blue light'),
      one(
        'Rooftop weather is back. Lemonade, sunscreen, repeat.',
        'Glass of lemonade in front of a skyline',
        'Two deck chairs on a rooftop',
      ),
      one('Outfit check for the gallery opening: black on black, red shoes. Too much?', 'Black suit with red shoes, full length'),
      one('Tiny kitchen, big pancakes. Recipe in the next post if you ask nicely. 🥞', 'Stack of pancakes with blueberries'),
      one(
        'Behind the scenes: forty minutes to get one hair flip right.',
        'Hair mid-flip in front of a grey backdrop',
        'Laughing between two takes',
      ),
      one('Bookstore date with myself. Came for one, left with five. #booktok', 'Five paperbacks on a café table'),
      one('Rain on the window, new episodes on the couch. Canceling all plans.', 'Raindrops on a window at night'),
      one('Leg day playlist is live. You have been warned. #fitness', 'Sneakers and a rolled yoga mat'),
      one('Subway light is the best light. Fight me.', 'Portrait under the neon light of a subway car'),
      one(
        'Sunday reset: laundry, long walk, longer nap. See you tomorrow!',
        'Tree-lined street in autumn',
        'Folded laundry on a bed',
        'Cup of tea on a windowsill',
      ),
    ],
    ahead: [
      one('Packing for a weekend upstate. Two days, four coats. Help. 🧳', 'Open suitcase on a bed'),
      one('New photo set is edited and I am a little bit obsessed.', 'Contact sheet on a light table'),
    ],
  },
  {
    key: 'sierra',
    name: 'Sierra Quinn',
    pseudonyms: ['Sunny Quinn'],
    handle: 'sierra-quinn.test',
    zone: 'America/Los_Angeles',
    market: 'us_west',
    language: 'en',
    notes: 'Never shows her street. Surf before noon, replies at night.',
    neverMention: ['Encinitas'],
    palette: ['#0b3d3a', '#35b49a', '#ffe08a'],
    posts: [
      one('Dawn patrol. Water was freezing, sky was not. 🌊 #surf', 'Surfer walking into the sea at dawn'),
      one('Three smoothies I actually drink every week. Save this one. 🥑', 'Green smoothie', 'Mango smoothie', 'Berry smoothie'),
      one(
        'Film camera, expired roll, zero expectations. Pretty happy with these.',
        'Grainy photo of a beach fire',
        'Grainy photo of a pier',
      ),
      one('New board day! She still needs a name. Suggestions below. #surf', 'Yellow surfboard leaning on a van'),
      one('Canyon hike, 9 miles, one rattlesnake, no regrets.', 'Dusty trail between red rocks'),
      one('Color test for the summer set: teal or sand? Tell me.', 'Teal swimsuit on a hanger', 'Sand swimsuit on a hanger'),
      one('My dog photobombed the whole shoot and honestly improved it. 🐶', 'Golden retriever in front of a camera'),
      one('Night drive, windows down, that one song. You know the one.', 'Car dashboard at night with city lights'),
      one('Garage sale haul: two lamps, one chair, a very judgmental ceramic owl.', 'Ceramic owl between two lamps'),
      one('Last light of the week. Thank you for being here, it means a lot. 💛', 'Sunset over the ocean', 'Sierra waves from the shore'),
    ],
    ahead: [
      one('Name for the board is decided. You will laugh. 🏄‍♀️', 'Yellow surfboard on the sand'),
      one('Bonfire tomorrow, bring a blanket and one good story. 🔥', 'Bonfire on a beach at dusk'),
    ],
  },
]
