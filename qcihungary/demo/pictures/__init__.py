"""The demo site's pictures: every one drawn by this code, none taken from anywhere.

The drawings are the project's own and are dedicated to the public domain (CC0 1.0); `content/pictures.toml` holds their
titles, alternative texts and captions.
"""

from collections.abc import Callable

from qcihungary.demo.pictures import ideas, light, people, places, scenes, skies

PICTURES: dict[str, Callable[[], bytes]] = {
    "machine-room": people.machine_room,
    "fibre-map": places.fibre_map,
    "satellite": skies.satellite,
    "city-night": places.city_night,
    "lecture-hall": people.lecture_hall,
    "interference": light.interference,
    "photon-path": light.photon_path,
    "optical-bench": light.optical_bench,
    "bb84-lattice": light.bb84_lattice,
    "entangled-pair": light.entangled_pair,
    "repeater-chain": light.repeater_chain,
    "bloch-sphere": ideas.bloch_sphere,
    "key-strokes": ideas.key_strokes,
    "standing-waves": ideas.standing_waves,
    "tunnelling": ideas.tunnelling,
    "lattice": ideas.lattice,
    "layers": ideas.layers,
    "stages": ideas.stages,
    "observatory": skies.observatory,
    "microphones": scenes.microphones,
    "five-areas": scenes.five_areas,
    "spectrum": scenes.spectrum,
}


def draw(key: str) -> bytes:
    """The picture of that key as a JPEG of 1600 × 900 pixels. Raises KeyError for a key that is not in `PICTURES`."""
    return PICTURES[key]()
