"""The units that are known by name, and the words by which units are compared: data for `units.py`."""

from __future__ import annotations

MEASURED = """
P1: percent, per cent, %, pct, percentage, por ciento, prozent, pour cent, por cento
PP: percentage points, percent points, per cent points, percentage-point, %-points, pct points, pp, ppt
BPS: basis points, bp, bps
P1000 NX: per mille, ‰, per mil, per thousand
H18 HAR: hectares, ha, hectáreas
KMK: square kilometers, square kilometres, km2, km², sq km, kilómetros cuadrados
MTK: square meters, square metres, m2, m², sq m
MIK: square miles, sq mi, mi2
ACR: acres
FTK: square feet, sq ft, ft2
TNE: tonnes, tons, metric tons, metric tonnes, t, toneladas
STN: short tons, us tons
LTN: long tons, imperial tons
KGM: kilograms, kilogrammes, kilos, kg, kilogramos
GRM: grams, grammes, g, gramos
MGM: milligrams, mg
MC: micrograms, µg
LBR: pounds, lb, lbs
ONZ: ounces, oz
APZ: troy ounces
DTN: quintals, decitonnes
KMT: kilometers, kilometres, km, kilómetros
MTR: meters, metres, m, metros
CMT: centimeters, centimetres, cm
MMT: millimeters, millimetres, mm
SMI: miles, statute miles, mi
NMI: nautical miles, nmi
FOT: feet, ft
INH: inches
YRD: yards, yd
LTR: liters, litres, l, litros
MLT: milliliters, millilitres, ml
HLT: hectoliters, hectolitres, hl
MTQ: cubic meters, cubic metres, m3, m³
BLL: barrels, bbl
GLL: gallons, us gallons
GLI: imperial gallons, uk gallons
ANN: years, yr, años
MON: months, meses
WEE: weeks, semanas
DAY: days, días
HUR: hours, hr, horas
MIN: minutes, minutos
SEC: seconds, s, segundos
CEL: degrees celsius, °c, ℃, celsius, degrees centigrade
FAH: degrees fahrenheit, °f, fahrenheit
KEL: kelvins
WTT: watts, w
KWT: kilowatts, kw
MAW: megawatts
A90: gigawatts, gw
KWH: kilowatt hours, kwh
MWH: megawatt hours, mwh
GWH: gigawatt hours, gwh
D32: terawatt hours, twh
JOU: joules
VLT: volts
HTZ: hertz, hz
PAL: pascals
A97: hectopascals, hpa
KMH: kilometers per hour, kilometres per hour, km/h, kph
HM: miles per hour, mph
KNT: knots, kn
MTS: meters per second, metres per second, m/s
59: parts per million, ppm
61: parts per billion, ppb
USD: us dollars, united states dollars, american dollars, usd, us$, dólares estadounidenses
EUR: euros, eur, €
GBP: pounds sterling, british pounds, gbp, £
JPY: yen, japanese yen, jpy
CNY: yuan, renminbi, chinese yuan, cny
CHF: swiss francs, chf
CAD: canadian dollars, cad
AUD: australian dollars, aud
INR: rupees, indian rupees, inr, ₹
BRL: reais, reals, brazilian reais, brl
MXN: mexican pesos, mxn
COP: colombian pesos, cop
PEN: soles, peruvian soles, nuevos soles, pen
BOB: bolivianos, bob
RUB: rubles, roubles, rub
ZAR: rand, rands, zar
KRW: won, korean won, krw
TRY: turkish lira, turkish liras
SEK: swedish kronor, swedish krona, sek
NOK: norwegian kroner, norwegian krone, nok
DKK: danish kroner, danish krone, dkk
"""
"""A line a unit: its codes, the one of the normal form first, and its names; plurals are read as singulars."""

COUNTED = """
IE: people, persons, individuals, personas, human beings
"""
"""Units that are counted and have a code of their own, as in `MEASURED`."""

COUNTING = frozenset({"C62", "H87", "NMP", "EA", "NAR"})
"""Codes that say no more than that something is counted: what is counted is in the name."""

THINGS = """
person man woman child boy girl infant baby adult family household voter vote ballot seat candidate delegate deputy
member death fatality victim casualty case infection injury patient dose vaccination test job worker employee arrest
suspect detainee prisoner inmate hostage migrant refugee resident citizen inhabitant student pupil teacher school
hospital clinic home house dwelling building town village country department district municipality office soldier
troop officer policeman agent navy ship vessel boat plane aircraft helicopter drone vehicle car truck bus train
airstrip runway laboratory factory farm farmer operation raid flight phase attack incident accident collision
offence offense crime murder homicide strike explosion bomb mine missile weapon rifle gun grenade round tree animal
cow sheep goat bird species company firm bank branch meeting visit session trip passenger tourist visitor guest
player team match goal medal game book copy article document signature tweet subscriber customer user account object
piece unit item bottle package parcel plant pill tablet area site pitch
"""
"""Words for what cannot be in fractions."""

SCALES = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
MEASURES = """
dollar peso franc krona krone crown rupee dinar rial riyal dirham baht ringgit zloty forint shilling naira cedi lira
pound cent point decibel sievert becquerel calorie joule newton ampere ohm volt watt tesla siemens farad gauss lumen
parsec magnitude degree light-year kilojoule kilocalorie gallon bushel carat fathom furlong chain
"""
"""Words for what can be in fractions, beside the units of the table."""

RATES = frozenset({"per", "average", "mean", "median", "rate", "ratio", "share", "index", "equivalent", "%", *SCALES})
"""Words of a unit or a title that make a number of things one that may be a fraction."""

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "inches": "inch",
    "species": "species", "series": "series", "lives": "life", "halves": "half", "wolves": "wolf", "mice": "mouse",
    "knives": "knife", "navies": "navy", "buses": "bus", "gas": "gas", "yes": "yes", "policemen": "policeman",
}  # fmt: skip
