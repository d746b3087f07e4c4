/** Given and family names by country: generated people have names of where they live, or of elsewhere. */
const names: Record<string, { given: string; family: string }> = {
  US: {
    given: 'Avery Jordan Maya Caleb Naomi Ethan Grace Marcus Leah Owen',
    family: 'Whitfield Brooks Delgado Nakamura Freeman Castillo Harlow Pruitt Okada Lang',
  },
  IN: {
    given: 'Ananya Rohan Priya Arjun Kavya Vikram Meera Siddharth Isha Nikhil',
    family: 'Iyer Kulkarni Bhatia Menon Chatterjee Reddy Joshi Saxena Nair Deshpande',
  },
  GB: {
    given: 'Imogen Callum Freya Rhys Beatrice Alistair Zara Dylan Harriet Kwame',
    family: 'Ashworth Pembroke Llewellyn Fraser Hartley Mensah Thorne Begum Sinclair Webb',
  },
  DE: {
    given: 'Lena Jonas Frieda Emre Katharina Malte Svenja Lukas Ayşe Till',
    family: 'Brandt Yıldız Hoffmann Krüger Seidel Winkler Petersen Vogt Lehmann Özdemir',
  },
  NG: {
    given: 'Chidinma Tunde Amara Emeka Folake Ibrahim Ngozi Segun Halima Uche',
    family: 'Adeyemi Okonkwo Bello Eze Balogun Nwosu Danjuma Afolabi Ibe Lawal',
  },
  CA: {
    given: 'Élodie Liam Sarah Mathieu Aiyana Connor Mei Gabriel Hannah Dev',
    family: 'Tremblay MacLeod Gagnon Wong Bouchard Sandhu Fournier Crowfoot Roy Kaur',
  },
  FR: {
    given: 'Camille Théo Inès Mathilde Karim Lucie Bastien Anaïs Hugo Salomé',
    family: 'Lefèvre Moreau Benali Girard Roussel Chevalier Marchand Diallo Perrin Colin',
  },
  IT: {
    given: 'Giulia Matteo Chiara Davide Francesca Lorenzo Elisa Simone Marta Pietro',
    family: 'Ferrari Colombo Marchetti Galli Rinaldi Moretti Caruso Fontana Greco Villa',
  },
  ES: {
    given: 'Lucía Álvaro Nerea Iker Carmen Pau Aitana Gonzalo Marta Unai',
    family: 'Navarro Ibáñez Etxeberria Molina Ferrer Cano Vidal Ortega Soler Prieto',
  },
  BR: {
    given: 'Beatriz Thiago Larissa Rafael Camila João Yara Bruno Letícia Caio',
    family: 'Almeida Barbosa Carvalho Moura Teixeira Araújo Pinheiro Duarte Rocha Farias',
  },
  MX: {
    given: 'Ximena Emiliano Citlali Rodrigo Renata Diego Fernanda Iván Itzel Óscar',
    family: 'Villaseñor Cisneros Aguilar Mendoza Tovar Zamora Quiroz Salinas Ochoa Rangel',
  },
  EG: {
    given: 'Salma Youssef Mariam Karim Nadia Tarek Farida Omar Laila Hossam',
    family: 'Mansour Fahmy Soliman Gaber Nassar Shafik Khalil Ramzy Zaki Hamdy',
  },
  ZA: {
    given: 'Thandiwe Pieter Lerato Sipho Anika Kagiso Zanele Johan Naledi Riaan',
    family: 'Dlamini Botha Mokoena Naidoo Khumalo Steyn Molefe Pillay Ndlovu Visser',
  },
  PL: {
    given: 'Zofia Kacper Hanna Wojciech Magda Tomasz Kinga Paweł Ola Filip',
    family: 'Kowalczyk Wiśniewska Zieliński Mazur Wójcik Krawczyk Sikora Lis Wrona Duda',
  },
  RO: {
    given: 'Ioana Andrei Mihaela Radu Elena Vlad Simona Cristian Daria Sorin',
    family: 'Popescu Ionescu Stanciu Munteanu Dumitru Moldovan Barbu Rusu Neagu Lazăr',
  },
  PK: {
    given: 'Ayesha Hamza Zainab Bilal Sana Usman Mahnoor Faisal Hira Danish',
    family: 'Qureshi Malik Siddiqui Chaudhry Baig Sheikh Mirza Abbasi Kazmi Butt',
  },
};

/** The names that people of a country are drawn from. */
export function namesOf(country: string): { given: string[]; family: string[] } {
  const own = names[country];
  if (!own) throw new Error(`no names for ${country}`);
  return { given: own.given.split(' '), family: own.family.split(' ') };
}

/** 'Élodie Özdemir' as 'elodie.ozdemir'. */
export function addressOf(name: string): string {
  return name
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
}
