/// The words by which personal data is found, in the languages that reports come in.
enum PersonalDataWords {
    /// What stands before a name.
    static let titles: Set<String> = [
        "Mr", "Ms", "Mrs", "Miss", "Dr", "Prof", "Professor", "Judge", "Colonel", "Captain",
        "Sergeant", "Lieutenant", "Corporal", "Officer", "Col", "Capt", "Sgt", "Lt", "Messrs",
        "M", "MM", "Mme", "Mlle", "Juge", "Sr", "Sra", "Srta", "Dra", "Juez", "Coronel", "Don",
        "судья", "полковник", "капитан", "сержант",
    ]

    /// Words within a name that have no capital.
    static let particles: Set<String> = [
        "al", "bin", "ben", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du",
        "el", "ibn", "la", "le", "van", "von", "y", "e",
    ]

    /// Capitalised words that begin sentences or name institutions, countries and times.
    static let noNames: Set<String> = [
        "The", "This", "That", "These", "Those", "There", "They", "Their", "In", "On", "At", "It",
        "Its", "If", "As", "An", "And", "But", "By", "For", "From", "He", "She", "His", "Her",
        "However", "Moreover", "No", "Not", "Of", "Or", "Our", "Some", "Such", "To", "Under",
        "Upon", "We", "When", "Where", "While", "With", "All", "Any", "Both", "Each", "Every",
        "After", "Before", "During", "Since", "Until", "Advocate", "Agency", "Assembly",
        "Assistant", "Attorney", "Bureau", "Centre", "Center", "Chief", "Code", "Colony",
        "Commission", "Commissioner", "Committee", "Convention", "Correction", "Council", "Court",
        "Courts", "Department", "Deputy", "Director", "Division", "Doctor", "Facility", "General",
        "Government", "Governor", "Head", "Hospital", "Inspector", "Institute", "Institution",
        "International", "Judicial", "Justice", "Law", "Military", "Minister", "Ministry",
        "National", "Nations", "Office", "Officer", "Officers", "Ombudsman", "Parliament",
        "Penal", "Police", "President", "Prison", "Prisons", "Procurator", "Prosecutor",
        "Protocol", "Public", "Republic", "Rules", "Section", "Senate", "Service", "State",
        "States", "Subcommittee", "Supreme", "Training", "Tribunal", "United", "University",
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday", "Sunday", "Colonel", "Captain", "Lieutenant", "Sergeant", "Major", "Los",
        "Las", "Les", "Le", "La", "El", "Il", "Une", "Un", "Dans", "En", "Comité", "Tribunal",
    ]

    /// What is counted with a letter: "annex B".
    static let counted: Set<String> = [
        "annex", "appendix", "article", "block", "category", "chapter", "class", "figure", "form",
        "grade", "group", "hepatitis", "paragraph", "part", "rule", "schedule", "section", "table",
        "type", "unit", "vitamin", "wing",
    ]

    /// Letters with points that are no person.
    static let abbreviations: Set<String> = [
        "AD", "AM", "BC", "DC", "EU", "ID", "NB", "OK", "PM", "PO", "PS", "UK", "UN", "US", "USA",
        "СССР", "РФ",
    ]

    /// What a date of birth stands behind.
    static let births: Set<[String]> = [
        ["born"], ["date", "of", "birth"], ["dob"], ["né", "le"], ["née", "le"],
        ["date", "de", "naissance"], ["nacido", "el"], ["nacida", "el"],
        ["fecha", "de", "nacimiento"], ["дата", "рождения"], ["родился"], ["родилась"],
    ]

    /// What an identity number stands behind.
    static let identities: Set<[String]> = [
        ["id"], ["passport"], ["identity", "card"], ["identity", "number"],
        ["identification", "number"], ["iin"], ["pin"], ["case", "no"], ["case", "number"],
        ["passeport"], ["pasaporte"], ["carte", "d", "identité"], ["cédula"], ["dni"],
        ["паспорт"], ["иин"],
    ]
}
