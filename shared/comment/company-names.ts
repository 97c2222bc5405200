/** Companies that a rep in pharma, industry or retail may call on: shops, chemists, makers, carriers. */

export const companyNames =
  'abbott abbvie accor adecco adidas airbus aldi allianz alstom amazon amgen arcelormittal argos asda astellas astrazeneca auchan aviva axa bausch baxter bayer beiersdorf biocoop biogaran bmw boehringer boeing bosch bouygues brico bricoman bricomarche carrefour casino castorama caterpillar cegid chronopost citroen clarins coloplast conforama costco cultura currys danone darty debenhams decathlon dunelm eiffage ferrero fnac fresenius gilead giphar giropharm glaxosmithkline greggs halfords henkel hilti holcim homebase iceland ikea intermarche ipsen jaguar janssen jardiland kingfisher kraft lafarge leclerc legrand lidl lilly lloyds lloydspharmacy maersk mars medtronic michelin mondelez monoprix morrisons msd mylan nestle netto nike nissan norauto nordisk novartis novo pepsico pernod peugeot pfizer pharmactiv philips primark renault ricard ricoh roche rolls-royce sainsbury sainsburys saint-gobain samsung sandoz sanofi schneider screwfix sephora servier siemens smiths solvay stellantis stihl stryker superdrug superdry takeda tesco teva thales toolstation totalenergies toyota unilever valeo veolia vinci volkswagen volvo waitrose wickes wilko wurth yves-rocher zalando zara'

/** Also ordinary words: only a capital in mid-sentence, or "chez", makes them a company. */
export const wordyCompanies =
  'action apple boots but casino champion elf match next orange shell system target total u visa'
